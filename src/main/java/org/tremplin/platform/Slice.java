package org.tremplin.platform;

import java.io.Serializable;

/**
 * The part of a list that is asked for.
 *
 * @param sort the name of a column the list knows; anything else means its own order
 * @param page from 1
 * @param size rows per page
 */
public record Slice(String sort, boolean descending, int page, int size) implements Serializable {
    public int offset() {
        return (Math.max(page, 1) - 1) * size;
    }

    /** A LIKE pattern (escape "!") for "contains", with what the person typed taken literally; null matches all. */
    public static String containing(String text) {
        return text == null ? "%" : "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
