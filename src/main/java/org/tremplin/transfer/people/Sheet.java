package org.tremplin.transfer.people;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Encoding;
import org.tremplin.transfer.CsvLine;
import org.tremplin.transfer.CsvLines;
import org.tremplin.transfer.TransferRefusal;

/**
 * A list of people as received: a CSV, or a visible sheet of an XLSX. It has rows of texts, one of which has the
 * headings. Dates of a workbook are converted to YYYY-MM-DD, whatever their format.
 *
 * @param name of the sheet, null for a CSV
 * @param all its rows, including those above the headings
 * @param head the index of the row with the headings
 * @param charset the guessed encoding of a CSV, null if it was certain
 * @param doubt the first line that may be decoded wrongly, 0 for none
 * @param from1904 whether dates written as numbers count from 1904
 */
record Sheet(String name, List<Line> all, int head, String charset, long doubt, boolean from1904)
        implements Serializable {
    static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 100;
    static final int LONGEST_CELL = 2_000;

    /** Maximum of non-empty cells: the list stays in memory while its user chooses the columns. */
    static final int MOST_CELLS = 250_000;

    private static final long MOST_LETTERS = 10_000_000;
    private static final int LINES_ABOVE = 20;

    static final String HAS_FAILED = "transfer.remark.failed";

    /** A boolean cell, not a text. */
    static final String YES_OR_NO = "transfer.remark.yes-or-no";

    /** A cell merged with one in a row above, with the value of that cell. */
    static final String MERGED = "transfer.remark.merged";

    private static final String MERGED_ACROSS = "transfer.remark.merged-across";

    /** What is wrong. @param sentence its message key @param written the content of the cell, null for a whole row */
    record Fault(String sentence, String written) implements Serializable {}

    /**
     * A row.
     *
     * @param number as a spreadsheet program shows it
     * @param width number of cells, including empty ones at the end
     * @param faults what is wrong with a cell, by column, or with the whole row (-1)
     */
    record Line(long number, List<String> cells, int width, Map<Integer, Fault> faults) implements Serializable {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads a file; of a workbook, the first sheet with headings. Refuses other formats, files that are too large or
     * too long, and a list without rows.
     */
    static Sheet read(byte[] content) {
        return best(readAll(content));
    }

    /** The first sheet that has headings, or else the first. */
    static Sheet best(List<Sheet> sheets) {
        return sheets.stream()
                .filter(sheet -> known(sheet.all.get(sheet.head)) > 0)
                .findFirst()
                .orElse(sheets.get(0));
    }

    /** The same for all visible sheets with at least two rows; waits for its turn ({@link Heavy}). */
    static List<Sheet> readAll(byte[] content) {
        return Heavy.one(() -> unpacked(content));
    }

    private static List<Sheet> unpacked(byte[] content) {
        List<Sheet> sheets =
                content.length > 3 && content[0] == 'P' && content[1] == 'K' ? workbook(content) : csv(content);
        if (sheets.isEmpty()) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return sheets;
    }

    List<String> headings() {
        return all.get(head).cells();
    }

    List<Line> lines() {
        return all.subList(head + 1, all.size());
    }

    /** The rows that can be the headings. */
    List<Line> mayBeHead() {
        return all.subList(0, Math.min(LINES_ABOVE, all.size() - 1));
    }

    /** The same with another row as its headings. */
    Sheet headedBy(int row) {
        return new Sheet(name, all, Math.max(0, Math.min(row, all.size() - 2)), charset, doubt, from1904);
    }

    private static void add(
            List<Sheet> sheets, String name, List<Line> lines, String charset, long doubt, boolean from1904) {
        if (lines.size() < 2) {
            return;
        }
        int head = 0;
        for (int i = 1; i < Math.min(LINES_ABOVE, lines.size() - 1); i++) {
            if (known(lines.get(i)) > known(lines.get(head))) {
                head = i;
            }
        }
        sheets.add(new Sheet(name, List.copyOf(lines), head, charset, doubt, from1904));
    }

    /** The number of different fields that its cells name as headings. */
    private static int known(Line line) {
        Set<PersonField> known = EnumSet.noneOf(PersonField.class);
        line.cells().stream()
                .map(PersonField::of)
                .filter(field -> field != null)
                .forEach(known::add);
        return known.size();
    }

    private static List<Sheet> csv(byte[] content) {
        Encoding encoding = Encoding.of(content);
        String text = encoding.text(content);
        if (text.indexOf('\0') >= 0) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        List<Line> lines = new ArrayList<>();
        Kept kept = new Kept();
        try {
            new CsvLines(text, heading -> PersonField.of(heading) != null).forEachRemaining(line -> {
                Map<Integer, Fault> faults = new TreeMap<>();
                if (line.quotes() == CsvLine.Quotes.UNCLOSED) {
                    faults.put(-1, new Fault("transfer.expected.quote", null));
                } else if (line.quotes() == CsvLine.Quotes.INSIDE) {
                    faults.put(-1, new Fault("transfer.remark.quote", null));
                }
                add(lines, line.number(), line.cells(), faults, kept);
            });
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        List<Sheet> sheets = new ArrayList<>();
        String guessed = encoding.guessed() ? encoding.charset().displayName() : null;
        add(sheets, null, lines, guessed, encoding.doubt(), false);
        return sheets;
    }

    private static List<Sheet> workbook(byte[] content) {
        List<Sheet> sheets = new ArrayList<>();
        try (Book book = new Book(content)) {
            List<Rows> pages = new ArrayList<>();
            Kept held = new Kept();
            for (Book.Page page : book.pages()) {
                Rows rows = new Rows(held);
                book.read(page, rows);
                pages.add(rows);
            }
            BitSet wanted = new BitSet();
            pages.stream()
                    .flatMap(rows -> rows.byLine.values().stream())
                    .flatMap(row -> row.values().stream())
                    .filter(cell -> cell.text() == null)
                    .forEach(cell -> wanted.set(cell.shared()));
            Map<Integer, String> texts = book.texts(wanted);
            Kept kept = new Kept();
            int all = 0;
            for (int i = 0; i < pages.size(); i++) {
                List<Line> lines = new ArrayList<>();
                pages.get(i).byLine.forEach((number, row) -> add(lines, number, row, texts, kept));
                all += lines.size();
                if (all > MOST_ROWS + 1) {
                    throw new Refused(TransferRefusal.TOO_MANY_ROWS, MOST_ROWS, MOST_COLUMNS);
                }
                add(sheets, book.pages().get(i).name(), lines, null, 0, book.isFrom1904());
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return sheets;
    }

    private static void add(
            List<Line> lines,
            long number,
            NavigableMap<Integer, Book.Cell> row,
            Map<Integer, String> texts,
            Kept kept) {
        if (row.values().stream()
                .allMatch(
                        cell -> cell.fault() != null && cell.fault().sentence().equals(MERGED))) {
            // part of the row above
            return;
        }
        List<String> cells = new ArrayList<>(Collections.nCopies(row.lastKey() + 1, ""));
        Map<Integer, Fault> faults = new TreeMap<>();
        row.forEach((column, cell) -> {
            String text = cell.text() == null ? texts.get(cell.shared()) : cell.text();
            cells.set(column, text);
            if (cell.fault() != null) {
                String written = cell.fault().written();
                faults.put(column, new Fault(cell.fault().sentence(), written == null ? text : written));
            }
        });
        add(lines, number, cells, faults, kept);
    }

    /** The rows of a sheet, kept until the shared texts that they need are known. */
    private static final class Rows implements Book.Reader {
        private final NavigableMap<Long, NavigableMap<Integer, Book.Cell>> byLine = new TreeMap<>();
        private final Kept held;
        private long covered;

        private Rows(Kept held) {
            this.held = held;
        }

        @Override
        public void row(long number, NavigableMap<Integer, Book.Cell> cells) {
            mustBeFew(byLine.size(), 0);
            byLine.put(number, cells);
            held.count(
                    cells.size(),
                    cells.values().stream()
                            .mapToLong(cell ->
                                    cell.text() == null ? 0 : cell.text().length())
                            .sum());
        }

        /**
         * Applies the value of the first cell to every row of the range, in the first column only: several rows can
         * share a family name or an address. A row without any other value is dropped later.
         */
        @Override
        public void merged(long firstLine, int firstColumn, long lastLine, int lastColumn) {
            NavigableMap<Integer, Book.Cell> first = byLine.get(firstLine);
            Book.Cell seen = first == null ? null : first.get(firstColumn);
            boolean well = seen != null && seen.fault() == null;
            for (var row : byLine.subMap(firstLine, true, lastLine, true).entrySet()) {
                NavigableMap<Integer, Book.Cell> cells = row.getValue();
                cells.subMap(firstColumn, row.getKey() > firstLine, lastColumn, true)
                        .clear();
                if (seen != null && row.getKey() > firstLine) {
                    Fault fault = well ? new Fault(MERGED, null) : seen.fault();
                    cells.put(firstColumn, new Book.Cell(seen.text(), seen.shared(), fault));
                } else if (well && lastColumn > firstColumn) {
                    cells.put(firstColumn, new Book.Cell(seen.text(), seen.shared(), new Fault(MERGED_ACROSS, null)));
                }
                if (++covered > (MOST_ROWS + 1L) * MOST_COLUMNS) {
                    // more than the sheet can have: ranges overlap
                    throw new Refused(TransferRefusal.NOT_A_LIST);
                }
            }
        }
    }

    /** Counts what is kept of a file, and refuses it as soon as it is too much. */
    private static final class Kept {
        private long filled;
        private long letters;

        void count(long cells, long letters) {
            this.filled += cells;
            this.letters += letters;
            if (filled > MOST_CELLS) {
                throw new Refused(TransferRefusal.TOO_MANY_CELLS, MOST_CELLS);
            }
            mustFit(this.letters);
        }
    }

    /** Refuses more characters than a list of people can have. */
    static void mustFit(long letters) {
        if (letters > MOST_LETTERS) {
            throw new Refused(TransferRefusal.TOO_MANY_LETTERS, MOST_LETTERS);
        }
    }

    private static void mustBeFew(int rows, int columns) {
        if (rows > MOST_ROWS || columns > MOST_COLUMNS) {
            throw new Refused(TransferRefusal.TOO_MANY_ROWS, MOST_ROWS, MOST_COLUMNS);
        }
    }

    private static void add(List<Line> lines, long number, List<String> cells, Map<Integer, Fault> faults, Kept kept) {
        List<String> clean = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String text = PlainText.clean(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
            if (cell.length() > LONGEST_CELL) {
                faults.put(i, new Fault("transfer.expected.whole", text));
            } else if (PlainText.isDamaged(cell)) {
                faults.put(
                        i,
                        new Fault(
                                cell.indexOf('\uFFFD') >= 0 ? "transfer.expected.letters" : "transfer.remark.control",
                                text));
            } else if (Cells.hasFailed(text)) {
                faults.put(i, new Fault(HAS_FAILED, text));
                text = "";
            }
            clean.add(text);
        }
        while (!clean.isEmpty() && clean.get(clean.size() - 1).isEmpty()) {
            clean.remove(clean.size() - 1);
        }
        if (clean.isEmpty() && faults.isEmpty()) {
            return;
        }
        mustBeFew(lines.size(), clean.size());
        lines.add(new Line(number, List.copyOf(clean), cells.size(), Map.copyOf(faults)));
        kept.count(
                clean.stream().filter(cell -> !cell.isEmpty()).count(),
                clean.stream().mapToLong(String::length).sum());
    }
}
