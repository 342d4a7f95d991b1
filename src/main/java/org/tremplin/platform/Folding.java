package org.tremplin.platform;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Text as it is compared: codes and titles as the database does it, names of people as their papers differ. */
public final class Folding {
    /** Up to here nothing has an accent or another form. */
    private static final int ASCII = 0x80;

    /** Letters that are no accented ones to Unicode and are written plainly elsewhere: ICAO 9303 for the most part. */
    private static final Map<Integer, String> PLAIN = new HashMap<>();

    static {
        PLAIN.putAll(Map.of(
                (int) 'ı', "i", (int) 'ħ', "h", (int) 'ŋ', "n", (int) 'ð', "d", (int) 'þ', "th", (int) 'ə', "e",
                (int) 'ǝ', "e", (int) 'ŧ', "t", (int) 'ĸ', "k", (int) 'ɛ', "e"));
        PLAIN.putAll(Map.of(
                (int) 'ɔ', "o", (int) 'ɓ', "b", (int) 'ɗ', "d", (int) 'ɖ', "d", (int) 'ƙ', "k", (int) 'ƴ', "y",
                (int) 'ɣ', "g", (int) 'ɲ', "n", (int) 'ʋ', "v", (int) 'ƒ', "f"));
    }

    private Folding() {}

    /**
     * As utf8mb4_unicode_520_ci compares: case and accents make no difference, "œ" is "oe", "ß" is "ss", "ø" is "o"; the
     * vowels of Indic, Tibetan or Thai words do. What is looked up in memory must agree with what a UNIQUE key will say.
     */
    public static String fold(String text) {
        if (text.chars().allMatch(sign -> sign < ASCII)) {
            return text.toLowerCase(Locale.ROOT).strip();
        }
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(sign -> !isAccent(sign))
                .forEach(folded::appendCodePoint);
        return folded.toString()
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace('ł', 'l')
                .strip();
    }

    /**
     * How names of people compare, in whatever place: as {@link #fold} does, and with the plain letters for those that have
     * no accent to lose (ı ħ ŋ ð þ ə), without apostrophes of any kind and signs that nobody sees, and with one space for
     * all that stands between two words. Empty for a name without a letter.
     */
    public static String name(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        fold(name).codePoints().forEach(sign -> {
            if (PLAIN.containsKey(sign)) {
                folded.append(PLAIN.get(sign));
            } else if (Character.isLetterOrDigit(sign) && !isApostrophe(sign) || isMark(sign)) {
                folded.appendCodePoint(sign);
            } else if (!isApostrophe(sign) && Character.getType(sign) != Character.FORMAT) {
                folded.append(' ');
            }
        });
        return folded.toString().strip().replaceAll(" +", " ");
    }

    private static boolean isApostrophe(int sign) {
        return "'’‘‛ʼʻʽʹʾʿˈ′‵´`＇ꞌꞋ՚׳".indexOf(sign) >= 0 || sign == '\u02EE';
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** A mark that a letter may lose. In Indic and other scripts marks are vowels; those of kana make another syllable. */
    private static boolean isAccent(int sign) {
        if (!isMark(sign) || sign == 0x3099 || sign == 0x309A) {
            return false;
        }
        return switch (Character.UnicodeScript.of(sign)) {
            case INHERITED, COMMON, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> true;
            default -> false;
        };
    }
}
