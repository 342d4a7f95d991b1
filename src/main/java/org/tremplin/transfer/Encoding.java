package org.tremplin.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the bytes of a text are meant, found by looking at all of them: by a byte order mark, as UTF-8 when they can be
 * that, else in the code page of a Windows, a Mac or a DOS of western Europe in which most of the words have letters
 * only.
 *
 * @param mark how many bytes of byte order mark come first
 * @param doubt the first line, counted from 1, of a byte that means nothing there or something that is in no word; 0 when
 *     every byte is plausible. What is decoded all the same is garbled at that place.
 */
record Encoding(Charset charset, int mark, long doubt) {
    /** In this order the likelier. */
    private static final List<Charset> CODE_PAGES =
            List.of(Charset.forName("windows-1252"), Charset.forName("x-MacRoman"), Charset.forName("IBM850"));

    /** Lower case, because capitals of one code page are small letters of another. */
    private static final String COMMON = "éèêëàâçîïôûùüöäñáíóúœæßãõåøì’";

    private static final int LOOK_FOR_NULS = 4096;

    /** Reads to the end, keeps nothing, does not close. */
    static Encoding of(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(LOOK_FOR_NULS + 1);
        byte[] first = in.readNBytes(LOOK_FOR_NULS);
        in.reset();
        if (starts(first, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return new Encoding(StandardCharsets.UTF_8, 3, new Census(in).firstInvalid);
        }
        if (starts(first, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, 0);
        }
        if (starts(first, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, 0);
        }
        Charset wide = wide(first);
        return wide == null ? new Census(in).verdict() : new Encoding(wide, 0, 0);
    }

    static Encoding of(byte[] bytes) {
        try {
            return of(new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The text of the same bytes, without the byte order mark. */
    Reader reader(InputStream bytes) throws IOException {
        bytes.skipNBytes(mark);
        return new InputStreamReader(bytes, charset);
    }

    String text(byte[] bytes) {
        return new String(bytes, mark, bytes.length - mark, charset);
    }

    /**
     * What separates the cells: what a line {@code sep=} says, else what the first line has most of, outside of quotes.
     *
     * @param first the first line of the text
     */
    static char separator(String first) {
        if (saysSeparator(first)) {
            return first.replace("\"", "").charAt("sep=".length());
        }
        char best = ';';
        long most = 0;
        for (char candidate : new char[] {';', ',', '\t'}) {
            boolean quoted = false;
            long count = 0;
            for (char c : first.toCharArray()) {
                quoted ^= c == '"';
                if (c == candidate && !quoted) {
                    count++;
                }
            }
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** Whether the first line is there for a spreadsheet only. */
    static boolean saysSeparator(String first) {
        return first.matches("(?i)\"?sep=[;,\t|]\"?[;,\t|]*\\s*");
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: every other byte of western text is nothing. */
    private static Charset wide(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int enough = bytes.length / 8;
        return even > enough && even > 4 * odd
                ? StandardCharsets.UTF_16BE
                : odd > enough && odd > 4 * even ? StandardCharsets.UTF_16LE : null;
    }

    /** What there is of bytes beyond ASCII. */
    private static final class Census {
        private long line = 1;
        private int previous = '\n';

        private int expected;
        private int lead;
        private long sequences;
        private long invalid;
        private long firstInvalid;

        /** By byte: how often in or at a word, how often elsewhere, and where first. */
        private final long[] inWords = new long[256];

        private final long[] elsewhere = new long[256];
        private final long[] firstLine = new long[256];

        Census(InputStream bytes) throws IOException {
            int b = bytes.read();
            while (b >= 0) {
                int next = bytes.read();
                if (b >= 0x80) {
                    (isLetter(previous) || isLetter(next) ? inWords : elsewhere)[b]++;
                    firstLine[b] = firstLine[b] == 0 ? line : firstLine[b];
                }
                utf8(b);
                if (b == '\n') {
                    line++;
                }
                previous = b;
                b = next;
            }
            if (expected > 0) {
                invalid();
            }
        }

        private static boolean isLetter(int b) {
            return b >= 0x80 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
        }

        private void utf8(int b) {
            if (expected > 0) {
                boolean first = lead != 0;
                boolean continues = b >= 0x80
                        && b < 0xC0
                        && !(first && (lead == 0xE0 && b < 0xA0 || lead == 0xED && b >= 0xA0))
                        && !(first && (lead == 0xF0 && b < 0x90 || lead == 0xF4 && b >= 0x90));
                lead = 0;
                if (continues) {
                    expected--;
                    sequences += expected == 0 ? 1 : 0;
                    return;
                }
                expected = 0;
                invalid();
            }
            if (b >= 0xC2 && b <= 0xF4) {
                lead = b;
                expected = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            } else if (b >= 0x80) {
                invalid();
            }
        }

        private void invalid() {
            invalid++;
            firstInvalid = firstInvalid == 0 ? line : firstInvalid;
        }

        Encoding verdict() {
            if (sequences >= invalid) {
                return new Encoding(StandardCharsets.UTF_8, 0, firstInvalid);
            }
            Charset best = null;
            long bestScore = Long.MIN_VALUE;
            for (Charset page : CODE_PAGES) {
                long score = 0;
                for (int b = 0x80; b < 256; b++) {
                    score += inWords[b] * weight(page, b, true) + elsewhere[b] * weight(page, b, false);
                }
                if (score > bestScore) {
                    best = page;
                    bestScore = score;
                }
            }
            long doubt = 0;
            for (int b = 0x80; b < 256; b++) {
                boolean odd =
                        inWords[b] > 0 && weight(best, b, true) < 0 || elsewhere[b] > 0 && weight(best, b, false) < 0;
                if (odd && (doubt == 0 || firstLine[b] < doubt)) {
                    doubt = firstLine[b];
                }
            }
            return new Encoding(best, 0, doubt);
        }

        private static int weight(Charset page, int b, boolean inWord) {
            char c = new String(new byte[] {(byte) b}, page).charAt(0);
            if (c == '\uFFFD' || Character.isISOControl(c)) {
                return -6;
            }
            if (!inWord) {
                return 0;
            }
            if (COMMON.indexOf(c) >= 0) {
                return 3;
            }
            if (Character.isLetter(c)) {
                return 1;
            }
            // a quotation mark, a dash, a degree or a no-break space may touch a word; a box or a fraction does not
            return "‘“”–—«»…°€·\u00A0".indexOf(c) >= 0 ? 0 : -3;
        }
    }
}
