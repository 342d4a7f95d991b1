package org.tremplin.platform;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Text in the form in which it is compared: codes and titles as the database compares them, names of people tolerating
 * the differences between their papers.
 */
public final class Folding {
    /** Below this, no character has an accent or another form. */
    private static final int ASCII = 0x80;

    /**
     * Letters that Unicode does not treat as accented but that are written plainly elsewhere, mostly from ICAO 9303.
     */
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
     * Compares like utf8mb4_unicode_520_ci: case and accents make no difference, "œ" is "oe", "ß" is "ss", "ø" is "o";
     * vowel signs of Indic, Tibetan or Thai words do make one. A look-up in memory must agree with what a UNIQUE key
     * will decide.
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
     * How names of people are compared everywhere: as {@link #fold} does, plus plain letters for those without an
     * accent to lose (ı ħ ŋ ð þ ə), without apostrophes of any kind or invisible characters, and with one space for
     * whatever separates two words. Empty for a name without a letter.
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

    /**
     * A mark that a letter may lose. In Indic and other scripts marks are vowels; in kana they make another syllable.
     */
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
