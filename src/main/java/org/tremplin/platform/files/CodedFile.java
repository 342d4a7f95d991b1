package org.tremplin.platform.files;

import java.util.Collection;
import java.util.Map;

/** A file whose rows have a {@code code}, by which the rows of other files refer to them. */
public interface CodedFile<R> extends ImportedFile<R> {
    /** The column with the code. */
    String CODE = "code";

    /**
     * Finds which of these codes are already stored, before anything is written; each code is looked up once.
     *
     * @return by the code as it is spelt there: whether the importing user may reach it
     */
    Map<String, Boolean> stored(Collection<String> codes);

    /** The ids of these codes, once the rows of this file are written. */
    Map<String, Long> ids(Collection<String> codes);
}
