package org.tremplin.platform.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoding of a text, found by looking at all its bytes: by a byte-order mark; as UTF-8 when the bytes are valid
 * UTF-8; otherwise the code page of Windows, Mac or DOS in which most words consist of letters only.
 *
 * @param mark length of the byte-order mark in bytes
 * @param doubts the first lines, counted from 1, with bytes that are undefined in the encoding or characters that occur
 *     in no word; empty when every byte is plausible
 * @param mixed whether most of it is UTF-8 but some bytes are not
 */
public record Encoding(Charset charset, int mark, List<Long> doubts, boolean mixed) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** In order of preference when the text favours none of them. */
    private static final List<Charset> CODE_PAGES =
            List.of(WINDOWS, Charset.forName("x-MacRoman"), Charset.forName("IBM850"), Charset.forName("windows-1254"));

    private static final int MOST_LINES = 20;
    private static final int SAMPLE = 8192;

    /** Reads a file once, without storing it. */
    public static Encoding of(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, SAMPLE);
        in.mark(SAMPLE);
        byte[] head = in.readNBytes(SAMPLE - 1);
        in.reset();
        int mark = startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, List.of(), false);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, List.of(), false);
        }
        Charset wide = utf16(head);
        if (wide != null) {
            return new Encoding(wide, 0, List.of(), false);
        }
        in.skipNBytes(mark);
        Bytes bytes = new Bytes();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.take(b);
        }
        bytes.end();
        return bytes.verdict(mark);
    }

    public static Encoding of(byte[] content) {
        try {
            return of(new ByteArrayInputStream(content));
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }

    /** The first line, counted from 1, in which a letter may be read wrongly; 0 when every byte is plausible. */
    public long doubt() {
        return doubts.isEmpty() ? 0 : doubts.get(0);
    }

    /**
     * Whether the encoding is neither what current programs nor what Windows writes: then it is a guess, however well
     * it fits.
     */
    public boolean guessed() {
        return !doubts.isEmpty() || CODE_PAGES.indexOf(charset) > 0;
    }

    /**
     * The text of the same bytes, without the byte-order mark; invalid bytes become U+FFFD. Skips the mark, does not
     * close the stream.
     */
    public Reader reader(InputStream bytes) throws IOException {
        bytes.skipNBytes(mark);
        return new InputStreamReader(bytes, charset);
    }

    /** The text of a file in memory; stray Windows bytes among UTF-8 become letters, and double encoding is undone. */
    public String text(byte[] content) {
        if (mixed) {
            ByteArrayOutputStream mended = new ByteArrayOutputStream(content.length + 64);
            Utf8 walk = new Utf8() {
                @Override
                void letter(int[] bytes, int length) {
                    for (int i = 0; i < length; i++) {
                        mended.write(bytes[i]);
                    }
                }

                @Override
                void stray(int b) {
                    mended.writeBytes(new String(new byte[] {(byte) b}, WINDOWS).getBytes(StandardCharsets.UTF_8));
                }
            };
            for (int i = mark; i < content.length; i++) {
                walk.take(content[i] & 0xFF);
            }
            walk.end();
            return mended.toString(StandardCharsets.UTF_8);
        }
        String text = new String(content, mark, content.length - mark, charset);
        return doubts.isEmpty() || charset != StandardCharsets.UTF_8 ? text : undoDoubleEncoding(text);
    }

    /** Undoes the double encoding of a text that went through Windows ("Ã©"). */
    private static String undoDoubleEncoding(String text) {
        try {
            ByteBuffer bytes = WINDOWS.newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException onlyInPart) {
            return text;
        }
    }

    /**
     * The cell separator: what a line {@code sep=} says, otherwise the one that the first line has most of, outside
     * quotes.
     *
     * @param first the first line of the text
     */
    public static char separator(String first) {
        if (saysSeparator(first)) {
            return first.replace("\"", "").charAt("sep=".length());
        }
        char best = ';';
        for (char candidate : new char[] {';', ',', '\t', '|'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char sign) {
        boolean quoted = false;
        long count = 0;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            count += c == sign && !quoted ? 1 : 0;
        }
        return count;
    }

    /** Whether the first line is only an instruction to a spreadsheet. */
    public static boolean saysSeparator(String first) {
        return first.matches("(?i)\"?sep=[;,\t|]\"?[;,\t|]*\\s*");
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a byte-order mark: every other byte of Latin letters is zero. */
    private static Charset utf16(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int many = head.length / 5;
        return head.length < 4 || Math.max(zeros[0], zeros[1]) <= many || Math.min(zeros[0], zeros[1]) > many / 10
                ? null
                : zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** Decodes bytes as UTF-8 and separates its letters from invalid bytes. */
    private abstract static class Utf8 {
        private final int[] bytes = new int[4];
        private int length;
        private int wanted;

        abstract void letter(int[] bytes, int length);

        abstract void stray(int b);

        void take(int b) {
            if (length > 0) {
                if (continues(b)) {
                    bytes[length++] = b;
                    if (length == wanted) {
                        letter(bytes, length);
                        length = 0;
                    }
                    return;
                }
                end();
            }
            wanted = b < 0x80
                    ? 1
                    : b >= 0xC2 && b <= 0xDF ? 2 : b >= 0xE0 && b <= 0xEF ? 3 : b >= 0xF0 && b <= 0xF4 ? 4 : 0;
            bytes[0] = b;
            if (wanted == 0) {
                stray(b);
            } else if (wanted == 1) {
                letter(bytes, 1);
            } else {
                length = 1;
            }
        }

        private boolean continues(int b) {
            if (length > 1) {
                return (b & 0xC0) == 0x80;
            }
            int least = bytes[0] == 0xE0 ? 0xA0 : bytes[0] == 0xF0 ? 0x90 : 0x80;
            int most = bytes[0] == 0xED ? 0x9F : bytes[0] == 0xF4 ? 0x8F : 0xBF;
            return b >= least && b <= most;
        }

        void end() {
            int left = length;
            length = 0;
            for (int i = 0; i < left; i++) {
                stray(bytes[i]);
            }
        }
    }

    /** Collects the evidence that the bytes of a file give for each encoding. */
    private static final class Bytes extends Utf8 {
        private static final String USUAL = "éèêëàâäçîïôöùûüœæÿñáíóúãõåøßìòşğı";
        private static final String CAPITALS = "ÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆÑÁÍÓÚÃÕÅØŞĞİ";
        /** Letters of Windows-1252 whose codes stand for Turkish letters in Windows-1254. */
        private static final String ICELANDIC = "ýþðÝÞÐ";

        private static final String MARKS = "«»–—…€°ºª“”„·•§©®½\u00A0";

        private static final int ENOUGH = 20_000;
        /** The 256 letters of each encoding. */
        private static final List<String> LETTERS =
                CODE_PAGES.stream().map(charset -> new String(all(), charset)).toList();

        private final int[] scores = new int[CODE_PAGES.size()];
        /** Lines with a character that occurs in no word, by encoding. */
        private final List<List<Long>> odd = CODE_PAGES.stream()
                .map(page -> (List<Long>) new ArrayList<Long>())
                .toList();

        private final List<Long> strays = new ArrayList<>();
        private final List<Long> twice = new ArrayList<>();
        private long line = 1;
        private long letters;
        private long doubled;
        private long bad;
        private int weighed;
        private int before = ' ';
        private int here = ' ';
        private int codePoint = ' ';

        @Override
        void take(int b) {
            weigh(before, here, b);
            before = here;
            here = b;
            super.take(b);
            if (b == '\n' ? before != '\r' : b == '\r') {
                line++;
            }
        }

        @Override
        void letter(int[] bytes, int length) {
            if (length == 1) {
                codePoint = bytes[0];
                return;
            }
            letters++;
            int sign = new String(
                            new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]},
                            0,
                            length,
                            StandardCharsets.UTF_8)
                    .codePointAt(0);
            if (codePoint >= 0xC2 && codePoint <= 0xC5 && isHigh(sign) || codePoint == 0xE2 && sign == '€') {
                doubled++;
                note(twice);
            }
            codePoint = sign;
        }

        private static byte[] all() {
            byte[] all = new byte[256];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            return all;
        }

        /** Whether the second byte of a UTF-8 letter would look like this in Windows. */
        private static boolean isHigh(int sign) {
            byte[] one = new String(Character.toChars(sign)).getBytes(WINDOWS);
            return one.length == 1 && (one[0] & 0xC0) == 0x80;
        }

        @Override
        void stray(int b) {
            bad++;
            note(strays);
        }

        private void note(List<Long> lines) {
            if (lines.size() < MOST_LINES && (lines.isEmpty() || lines.get(lines.size() - 1) != line)) {
                lines.add(line);
            }
        }

        /** Weighs how likely the middle byte is a letter between its neighbours, in each of the one-byte encodings. */
        private void weigh(int left, int middle, int right) {
            if (middle < 0x80 || weighed++ > ENOUGH) {
                return;
            }
            for (int i = 0; i < scores.length; i++) {
                int score = score(letter(i, left), letter(i, middle), letter(i, right));
                scores[i] += score;
                if (score < 0) {
                    note(odd.get(i));
                }
            }
        }

        private static char letter(int encoding, int b) {
            return LETTERS.get(encoding).charAt(b);
        }

        private static int score(char left, char sign, char right) {
            boolean beside = Character.isLetter(left) || Character.isLetter(right);
            if (sign == '\uFFFD' || Character.isISOControl(sign)) {
                return -10;
            }
            if (sign == '’' || sign == '‘') {
                return Character.isLetter(left) && Character.isLetter(right) ? 2 : 0;
            }
            if (MARKS.indexOf(sign) >= 0) {
                return Character.isLetter(left) && Character.isLetter(right) ? -2 : 0;
            }
            if (!Character.isLetter(sign)) {
                return beside ? -3 : -1;
            }
            boolean capitals =
                    Character.isUpperCase(left) && (Character.isUpperCase(right) || !Character.isLetter(right));
            if (Character.isUpperCase(sign)) {
                return Character.isLowerCase(left)
                        ? -3
                        : CAPITALS.indexOf(sign) >= 0 ? 1 : ICELANDIC.indexOf(sign) >= 0 ? -1 : 0;
            }
            return capitals && sign != 'ß' ? -2 : USUAL.indexOf(sign) >= 0 ? 2 : ICELANDIC.indexOf(sign) >= 0 ? -1 : 0;
        }

        Encoding verdict(int mark) {
            weigh(before, here, ' ');
            if (bad == 0) {
                // a single "Ã©" may be intended, a file full of them is not
                return new Encoding(
                        StandardCharsets.UTF_8, mark, doubled * 3 >= letters && doubled > 0 ? twice : List.of(), false);
            }
            if (letters >= bad || mark > 0) {
                return new Encoding(StandardCharsets.UTF_8, mark, strays, true);
            }
            int best = 0;
            for (int i = 1; i < scores.length; i++) {
                if (scores[i] > scores[best]) {
                    best = i;
                }
            }
            return new Encoding(CODE_PAGES.get(best), mark, odd.get(best), false);
        }
    }
}
