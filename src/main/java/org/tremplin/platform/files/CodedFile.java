package org.tremplin.platform.files;

import java.util.Collection;
import java.util.Map;

/** A file whose rows have a {@code code}, by which the rows of other files refer to them. */
public interface CodedFile<R> extends ImportedFile<R> {
    /** The column with the code. */
    String CODE = "code";

    /**
     * Which of these codes are stored, before anything is written; a code is asked about once.
     *
     * @return by the code as it is spelt there: whether it is within reach of who imports
     */
    Map<String, Boolean> stored(Collection<String> codes);

    /** The ids of these codes, after the rows of this file were written. */
    Map<String, Long> ids(Collection<String> codes);
}
