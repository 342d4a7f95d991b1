package org.tremplin.transfer;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tremplin.platform.Encoding;
import org.tremplin.transfer.CsvLine.Quotes;

/**
 * Reads separated values as people's programs write them, row by row: {@code ;} {@code ,} tab or {@code |} by what the
 * headings are, {@code sep=} obeyed and left out, lines ended in any way. A quotation mark that was forgotten costs the row in which
 * it was, not the rest of the file.
 */
final class CsvLines implements Iterator<CsvLine> {
    private static final String SEPARATORS = ";,\t|";
    private static final int LINES_LOOKED_AT = 20;
    private static final int LOOKED_AT = 65_536;

    /** In letters: nobody's list has such a line, and it would not fit the memory. */
    private static final int LONGEST_LINE = 1_000_000;

    /** More than this is a quotation mark that was forgotten. */
    private static final int MOST_LINES_OF_A_CELL = 50;

    private final PushbackReader in;
    private final char separator;
    private final StringBuilder taken = new StringBuilder();
    private long line = 1;
    private CsvLine next;

    /** @param isHeading whether a cell is a heading that the reader of the file knows; what has most of them decides */
    CsvLines(Reader text, Predicate<String> isHeading) throws IOException {
        in = new PushbackReader(text, LOOKED_AT);
        char[] head = new char[LOOKED_AT];
        int length = 0;
        for (int read = in.read(head); read > 0; read = in.read(head, length, LOOKED_AT - length)) {
            length += read;
        }
        String start = new String(head, 0, length);
        in.unread(head, 0, length);
        List<String> lines = start.lines().limit(LINES_LOOKED_AT).toList();
        boolean said = !lines.isEmpty() && Encoding.saysSeparator(lines.get(0));
        separator = said ? Encoding.separator(lines.get(0)) : separator(lines, isHeading);
        if (said) {
            readLine();
        }
        next = read();
    }

    CsvLines(String text, Predicate<String> isHeading) throws IOException {
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

    private int take() throws IOException {
        int c = in.read();
        if (c >= 0) {
            taken.append((char) c);
        }
        return c;
    }

    private int peek() throws IOException {
        int c = in.read();
        if (c >= 0) {
            in.unread(c);
        }
        return c;
    }

    /** The next row, null at the end. */
    private CsvLine read() throws IOException {
        long number = line;
        taken.setLength(0);
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        Quotes quotes = Quotes.WELL;
        for (int c = take(); c >= 0; c = take()) {
            if (taken.length() > LONGEST_LINE) {
                throw new TooLarge();
            }
            if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                endLine(c);
                cells.add(cell.toString());
                return new CsvLine(number, cells, quotes);
            } else if (c == '"' && cell.toString().isBlank()) {
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
        if (taken.length() == 0) {
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

    /** The rest of a cell that began with a quotation mark, up to what ends it. */
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
                if (line - first > MOST_LINES_OF_A_CELL || taken.length() > LOOKED_AT / 2) {
                    return Quotes.UNCLOSED;
                }
            } else if (ends(peek())) {
                return inside > 0 ? Quotes.INSIDE : Quotes.WELL;
            } else if (peek() == '"') {
                take();
                cell.append('"');
                if (inside % 2 == 1 && ends(peek())) {
                    // "Ponti "junior"": the first of the two closes what stands inside
                    return Quotes.INSIDE;
                }
            } else if (line > first) {
                // this one opens another cell: the first was never closed
                return Quotes.UNCLOSED;
            } else {
                inside++;
                cell.append('"');
            }
        }
        return Quotes.UNCLOSED;
    }

    private boolean ends(int c) {
        return c < 0 || c == separator || c == '\n' || c == '\r';
    }

    /** The line of a quotation mark that nobody closed, cut at every separator; what was read after it comes again. */
    private CsvLine again(long number) throws IOException {
        in.unread(taken.toString().toCharArray());
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
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n' || c == '\r') {
                if (c == '\r' && peek() == '\n') {
                    in.read();
                }
                break;
            }
            text.append((char) c);
        }
        line++;
        return text.toString();
    }
}
