package org.tremplin.platform;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as the database compares it (utf8mb4_unicode_520_ci): case and accents make no difference, "œ" is "oe", "ß" is
 * "ss", "ø" is "o". What is looked up in memory must agree with what a UNIQUE key will say.
 */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace('ł', 'l')
                .strip();
    }
}
