package org.tremplin.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Encoding;
import org.tremplin.platform.files.Problem;
import org.tremplin.platform.files.Verdict;

/** A CSV file as rows of named cells. It can be read several times, and is never in memory as a whole. */
final class Table {
    /** One row. @param line as an editor counts it; the header is line 1 @param positions of the columns */
    record Row(long line, Map<String, Integer> positions, List<String> cells) {
        /** The cell without invisible characters; empty when it is empty or the column is missing. */
        String get(String column) {
            return clean(raw(column));
        }

        /** The cell exactly as in the file. */
        String raw(String column) {
            Integer position = positions.get(column);
            return position == null || position >= cells.size() ? "" : cells.get(position);
        }

        /** Whether it has as many cells as the header. */
        boolean isWhole() {
            return cells.size() == positions.size();
        }
    }

    final String file;
    final List<String> columns = new ArrayList<>();
    private Set<String> given = Set.of();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Path path;
    private final Predicate<String> isColumn;
    private final Encoding encoding;

    /** False if some rows were unreadable, so that the rows are incomplete. */
    private boolean whole = true;

    private Table(String file, Path path, Predicate<String> isColumn, Encoding encoding) {
        this.file = file;
        this.path = path;
        this.isColumn = isColumn;
        this.encoding = encoding;
    }

    /**
     * Opens a file; bytes that cannot be decoded become problems. @param isColumn whether a file of this name has this
     * column
     */
    static Table open(String file, Path path, Predicate<String> isColumn, List<Problem> problems) {
        try (InputStream bytes = Files.newInputStream(path)) {
            Encoding encoding = Encoding.of(bytes);
            encoding.doubts()
                    .forEach(line -> problems.add(new Problem(file, line, "", "", "transfer.expected.encoding")));
            Table table = new Table(file, path, isColumn, encoding);
            table.read(null);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWhole() {
        return whole;
    }

    /** The cells of one row. @param verdict receives the findings */
    Cells cells(Row row, Verdict verdict, LocalDate today) {
        return new Cells(file, row.line(), given, row::get, verdict, today);
    }

    /** Reads all non-empty rows; an unclosed quotation mark becomes a problem, not a row. */
    void rows(List<Problem> problems, Consumer<Row> each) {
        read(line -> {
            if (line.quotes() == CsvLine.Quotes.UNCLOSED) {
                whole = false;
                problems.add(new Problem(file, line.number(), "", "", "transfer.expected.csv"));
            } else if (line.cells().stream().anyMatch(c -> !clean(c).isEmpty())) {
                each.accept(new Row(line.number(), positions, line.cells()));
            }
        });
    }

    /** @param each null to read only the header */
    private void read(Consumer<CsvLine> each) {
        try (BufferedReader text = new BufferedReader(encoding.reader(Files.newInputStream(path)))) {
            CsvLines lines = new CsvLines(text, isColumn);
            if (lines.hasNext()) {
                name(lines.next().cells());
            }
            while (each != null && lines.hasNext()) {
                each.accept(lines.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void name(List<String> header) {
        if (!columns.isEmpty()) {
            return;
        }
        header.forEach(c -> columns.add(clean(c).toLowerCase(Locale.ROOT)));
        given = Set.copyOf(new HashSet<>(columns));
        for (int i = 0; i < columns.size(); i++) {
            // a column without a name, or with a duplicate one, counts as a cell but cannot be read by name
            boolean named = !columns.get(i).isEmpty() && !positions.containsKey(columns.get(i));
            positions.put(named ? columns.get(i) : "\0" + i, i);
        }
    }

    static String clean(String cell) {
        return isPlain(cell) ? cell : PlainText.clean(cell);
    }

    /** True for most cells: codes, numbers and words without accents. */
    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) <= ' ' || cell.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
