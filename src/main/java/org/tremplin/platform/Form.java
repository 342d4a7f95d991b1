package org.tremplin.platform;

import java.io.Serializable;

/**
 * Something that is filled in: a small public class of public fields with their constraints. Pages read and write its fields
 * by their names ({@code web.FormResolver}), services take and give the same object, and how long a text may be stands once, at
 * its field. A field that belongs to nobody who fills it in is not bound by a page, so no request can write it.
 */
public interface Form extends Serializable {
    /** What was typed, without the blanks around it; null where there is nothing else. */
    static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
