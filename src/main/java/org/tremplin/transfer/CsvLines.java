package org.tremplin.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tremplin.platform.files.Encoding;
import org.tremplin.transfer.CsvLine.Quotes;

/**
 * Reads separated values as common programs write them, row by row. The separator is {@code ;} {@code ,} tab or
 * {@code |}, detected from the headings; a {@code sep=} line is applied and left out; any line ending works. A missing
 * closing quotation mark loses the row it is in, not the rest of the file.
 */
public final class CsvLines implements Iterator<CsvLine> {
    private static final String SEPARATORS = ";,\t|";
    private static final int LINES_LOOKED_AT = 20;
    private static final int LOOKED_AT = 65_536;

    /** In characters: a longer line is no list, and would not fit into memory. */
    public static final int LONGEST_LINE = 1_000_000;

    /** A cell with more lines has a missing closing quotation mark. */
    private static final int MOST_LINES_OF_A_CELL = 50;

    private final Reader in;
    private final char separator;

    /** The characters that may be read again: from {@link #row}, where a row begins, to {@link #filled}. */
    private char[] buffer = new char[LOOKED_AT];

    private int row;
    private int at;
    private int filled;
    private long line = 1;
    private CsvLine next;

    /** @param isHeading whether a cell is a known heading; the separator that gives most of them wins */
    CsvLines(Reader text, Predicate<String> isHeading) throws IOException {
        in = text;
        while (filled < LOOKED_AT && fill()) {
            // reads all of the first part
        }
        List<String> lines =
                new String(buffer, 0, filled).lines().limit(LINES_LOOKED_AT).toList();
        boolean said = !lines.isEmpty() && Encoding.saysSeparator(lines.get(0));
        separator = said ? Encoding.separator(lines.get(0)) : separator(lines, isHeading);
        if (said) {
            readLine();
        }
        next = read();
    }

    public CsvLines(String text, Predicate<String> isHeading) throws IOException {
        this(new StringReader(text), isHeading);
    }

    char separator() {
        return separator;
    }

    private static char separator(List<String> lines, Predicate<String> isHeading) {
        char best = ';';
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            for (String line : lines) {
                Set<String> known = new HashSet<>();
                for (String cell : line.split(Pattern.quote(String.valueOf(candidate)))) {
                    String heading = cell.strip().replaceAll("^\"|\"$", "");
                    if (isHeading.test(heading)) {
                        known.add(heading);
                    }
                }
                if (known.size() > most) {
                    most = known.size();
                    best = candidate;
                }
            }
        }
        String first =
                lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        return most > 1 ? best : Encoding.separator(first);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public CsvLine next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        try {
            CsvLine row = next;
            next = read();
            return row;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads on after the buffered text. @return false at the end of the file */
    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            System.arraycopy(buffer, row, buffer, 0, filled - row);
            at -= row;
            filled -= row;
            row = 0;
            if (filled > buffer.length / 2) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    private int take() throws IOException {
        return at < filled || fill() ? buffer[at++] : -1;
    }

    private int peek() throws IOException {
        return at < filled || fill() ? buffer[at] : -1;
    }

    private int taken() {
        return at - row;
    }

    /** The next row, null at the end. */
    private CsvLine read() throws IOException {
        long number = line;
        row = at;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        Quotes quotes = Quotes.WELL;
        for (int c = take(); c >= 0; c = take()) {
            if (taken() > LONGEST_LINE) {
                throw new TooLarge(TransferRefusal.LINE_TOO_LONG, LONGEST_LINE);
            }
            if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                endLine(c);
                cells.add(cell.toString());
                return new CsvLine(number, cells, quotes);
            } else if (c == '"' && isBlank(cell)) {
                cell.setLength(0);
                Quotes found = quoted(cell);
                if (found == Quotes.UNCLOSED) {
                    return again(number);
                }
                quotes = found == Quotes.WELL ? quotes : found;
            } else {
                cell.append((char) c);
            }
        }
        if (taken() == 0) {
            return null;
        }
        cells.add(cell.toString());
        return new CsvLine(number, cells, quotes);
    }

    private void endLine(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            take();
        }
        line++;
    }

    /** The rest of a cell that begins with a quotation mark, up to its end. */
    private Quotes quoted(StringBuilder cell) throws IOException {
        int inside = 0;
        long first = line;
        for (int c = take(); c >= 0; c = take()) {
            if (c != '"') {
                if (c == '\n' || c == '\r') {
                    endLine(c);
                    c = '\n';
                }
                cell.append((char) c);
                if (line - first > MOST_LINES_OF_A_CELL || taken() > LOOKED_AT / 2) {
                    return Quotes.UNCLOSED;
                }
            } else if (ends(peek())) {
                return inside > 0 ? Quotes.INSIDE : Quotes.WELL;
            } else if (peek() == '"') {
                take();
                cell.append('"');
                if (inside % 2 == 1 && ends(peek())) {
                    // "Ponti "junior"": the first of the last two marks closes the inner text
                    return Quotes.INSIDE;
                }
            } else if (line > first) {
                // this mark opens another cell: the first one was never closed
                return Quotes.UNCLOSED;
            } else {
                inside++;
                cell.append('"');
            }
        }
        return Quotes.UNCLOSED;
    }

    private static boolean isBlank(CharSequence cell) {
        return cell.chars().allMatch(Character::isWhitespace);
    }

    private boolean ends(int c) {
        return c < 0 || c == separator || c == '\n' || c == '\r';
    }

    /** The row with an unclosed quotation mark, split at every separator; the text after it is read again. */
    private CsvLine again(long number) throws IOException {
        at = row;
        line = number;
        String text = readLine();
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            cells.add(text.substring(from, to));
            from = to + 1;
        }
        cells.add(text.substring(from));
        return new CsvLine(number, cells, Quotes.UNCLOSED);
    }

    private String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = take(); c >= 0; c = take()) {
            if (c == '\n' || c == '\r') {
                if (c == '\r' && peek() == '\n') {
                    take();
                }
                break;
            }
            if (taken() > LONGEST_LINE) {
                throw new TooLarge(TransferRefusal.LINE_TOO_LONG, LONGEST_LINE);
            }
            text.append((char) c);
        }
        line++;
        return text.toString();
    }
}
