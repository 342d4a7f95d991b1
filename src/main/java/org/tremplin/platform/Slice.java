package org.tremplin.platform;

import java.io.Serializable;

/**
 * The part of a list that is requested.
 *
 * @param sort the name of a column the list knows; anything else means its default order
 * @param page from 1
 * @param size rows per page
 */
public record Slice(String sort, boolean descending, int page, int size) implements Serializable {
    public int offset() {
        return (Math.max(page, 1) - 1) * size;
    }

    /** A LIKE pattern (escape "!") for "contains", with the typed text taken literally; null matches all. */
    public static String containing(String text) {
        return text == null ? "%" : "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
