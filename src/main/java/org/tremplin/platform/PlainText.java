package org.tremplin.platform;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/** Normalises text that was typed, pasted or read from a file before it is stored: no invisible characters. */
public final class PlainText {
    /** Scripts whose words are spelt with U+200C and U+200D. */
    private static final Set<Character.UnicodeScript> JOINING = EnumSet.of(
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.SYRIAC,
            Character.UnicodeScript.NKO,
            Character.UnicodeScript.ADLAM,
            Character.UnicodeScript.HANIFI_ROHINGYA,
            Character.UnicodeScript.DEVANAGARI,
            Character.UnicodeScript.BENGALI,
            Character.UnicodeScript.GURMUKHI,
            Character.UnicodeScript.GUJARATI,
            Character.UnicodeScript.ORIYA,
            Character.UnicodeScript.TAMIL,
            Character.UnicodeScript.TELUGU,
            Character.UnicodeScript.KANNADA,
            Character.UnicodeScript.MALAYALAM,
            Character.UnicodeScript.SINHALA,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.TIBETAN,
            Character.UnicodeScript.MONGOLIAN,
            Character.UnicodeScript.CHAKMA,
            Character.UnicodeScript.NEWA);

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private PlainText() {}

    /**
     * One line of text: composed letters (NFC), one space for any run of white space, none at the ends, no direction
     * marks, zero-width characters, soft hyphens or control characters. Joiners stay in scripts that spell with them.
     * Null stays null.
     */
    public static String clean(String raw) {
        if (raw == null) {
            return null;
        }
        int[] signs =
                Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().toArray();
        StringBuilder clean = new StringBuilder(raw.length());
        for (int i = 0; i < signs.length; i++) {
            int sign = signs[i];
            if (isSpace(sign)) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (sign == NON_JOINER || sign == JOINER ? spells(signs, i) : !isUnseen(sign)) {
                clean.appendCodePoint(sign);
            }
        }
        return clean.toString().strip();
    }

    /** The typed text without surrounding blanks; null when nothing is left. */
    public static String typed(String raw) {
        return raw == null || raw.isBlank() ? null : raw.strip();
    }

    /**
     * Whether a text contains something that no writing needs: control characters, or the replacement character for a
     * lost letter.
     */
    public static boolean isDamaged(String raw) {
        return raw.codePoints()
                .anyMatch(sign -> sign == 0xFFFD
                        || Character.getType(sign) == Character.SURROGATE
                        || Character.isISOControl(sign) && !isSpace(sign));
    }

    private static boolean isSpace(int sign) {
        return sign >= 0x09 && sign <= 0x0D || Character.isSpaceChar(sign);
    }

    private static boolean isUnseen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            // number signs of Arabic and Syriac are visible, the Mongolian separator shapes letters
            case Character.FORMAT ->
                !(sign >= 0x600 && sign <= 0x605 || sign == 0x6DD || sign == 0x70F || sign == 0x8E2 || sign == 0x180E);
            default -> sign == 0x034F || sign == 0x115F || sign == 0x1160 || sign == 0x3164 || sign == 0xFFA0;
        };
    }

    /** Whether a joiner stands between two letters of a script that is spelt with it, or inside an emoji. */
    private static boolean spells(int[] signs, int at) {
        if (at == 0 || at + 1 == signs.length) {
            return false;
        }
        int before = signs[at - 1];
        int after = signs[at + 1];
        if (Character.getType(after) == Character.OTHER_SYMBOL) {
            return signs[at] == JOINER;
        }
        int letter = at - 1;
        while (letter > 0 && Character.UnicodeScript.of(signs[letter]) == Character.UnicodeScript.INHERITED) {
            letter--;
        }
        return before != NON_JOINER
                && before != JOINER
                && JOINING.contains(Character.UnicodeScript.of(signs[letter]))
                && JOINING.contains(Character.UnicodeScript.of(after));
    }
}
