package org.tremplin.access;

import java.util.Map;
import java.util.Set;

/**
 * A page that looks the same for everybody with the same roles, menu, language and colours, but for a few values: Faces
 * draws it once for each of those, with the names of the values in braces, and {@link Shells} fills them in from then on.
 */
public interface Shell {
    /** Its address: {@code /attendance/roll-call}. */
    String path();

    /**
     * The values that this request asks for, by their names in lower-case letters; the same names each time.
     *
     * @throws org.tremplin.platform.Missing there is no such page, or not for this reader
     */
    Map<String, String> values();

    /** Those of the values that are written as they are, because they stand in a script element; the others are escaped. */
    Set<String> unescaped();
}
