package org.tremplin.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.Encoding;

/**
 * A list as somebody keeps it, in CSV or a sheet of an XLSX that is not hidden: rows of texts, one of which has the headings.
 * Dates of a workbook are written YYYY-MM-DD, whatever they look like there.
 *
 * @param name of the sheet, null of a CSV
 * @param all its rows, those above the headings too
 * @param head which of them has the headings
 * @param charset in which letters a CSV is written when that had to be guessed, else null
 * @param doubt the first line on which letters may be read wrongly, 0 for none
 */
record Sheet(String name, List<Line> all, int head, String charset, long doubt) implements Serializable {
    static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 2_000;

    /** That say something, and their letters: what somebody reads is kept while they choose what its columns are. */
    static final int MOST_CELLS = 250_000;

    private static final long MOST_LETTERS = 10_000_000;
    private static final int LINES_ABOVE = 20;

    /** What a workbook may unpack to. */
    private static final int LARGEST_UNPACKED = 60_000_000;

    /** Of that what is no row of a sheet is held while the sheet is read (the texts that rows point to, above all). */
    private static final long LARGEST_HELD =
            Math.min(30_000_000, Math.max(4_000_000, Runtime.getRuntime().maxMemory() / 16));

    /** A row is held whole. */
    private static final int LARGEST_ROW = 2_000_000;

    private static final byte[] ROW_ENDS = "</row>".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_DIGITS = 30;

    /** What a spreadsheet writes for a formula that failed, in the languages of its users. */
    private static final Pattern ESCAPED = Pattern.compile("_x(\\p{XDigit}{4})_");

    private static final Pattern FAILED = Pattern.compile(
            "(?i)#(?:n/a|nv|n/b|n/d|ref!|verw!|bezug!|nom ?\\??|nom\\?|name\\?|naam\\?|valeur ?!|value!|waarde!|wert!|div/0!|deel/0!|nul ?!|null!|leeg!|nombre ?!|num!|getal!|zahl!|spill!|calc!|getting_data|###*)");

    /** What is the matter. @param sentence its key @param written what stands in the cell, null for a whole row */
    record Fault(String sentence, String written) implements Serializable {}

    /**
     * A row.
     *
     * @param number as whoever opens the file counts it
     * @param width how many cells it has, those that are empty at its end too
     * @param faults what is the matter with a cell, by column, or with the whole row (-1)
     */
    record Line(long number, List<String> cells, int width, Map<Integer, Fault> faults) implements Serializable {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Reads a file, of a workbook its first sheet with headings. Refuses what is none of the two, what is too large or too long, and a list without rows. */
    static Sheet read(byte[] content) {
        return best(readAll(content));
    }

    /** The first of some sheets that has headings, else the first. */
    static Sheet best(List<Sheet> sheets) {
        return sheets.stream()
                .filter(sheet -> known(sheet.all.get(sheet.head)) > 0)
                .findFirst()
                .orElse(sheets.get(0));
    }

    /** The same, every sheet that is not hidden and has two rows; when it is its turn ({@link Heavy}). */
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

    /** The rows that may have the headings. */
    List<Line> mayBeHead() {
        return all.subList(0, Math.min(LINES_ABOVE, all.size() - 1));
    }

    /** The same with its headings in another row. */
    Sheet headedBy(int row) {
        return new Sheet(name, all, Math.max(0, Math.min(row, all.size() - 2)), charset, doubt);
    }

    private static void add(List<Sheet> sheets, String name, List<Line> lines, String charset, long doubt) {
        if (lines.size() < 2) {
            return;
        }
        int head = 0;
        for (int i = 1; i < Math.min(LINES_ABOVE, lines.size() - 1); i++) {
            if (known(lines.get(i)) > known(lines.get(head))) {
                head = i;
            }
        }
        sheets.add(new Sheet(name, List.copyOf(lines), head, charset, doubt));
    }

    /** How many different fields its cells name as headings. */
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
                add(lines, line.number(), line.cells(), faults);
                kept.count(lines);
            });
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        List<Sheet> sheets = new ArrayList<>();
        add(sheets, null, lines, encoding.guessed() ? encoding.charset().displayName() : null, encoding.doubt());
        return sheets;
    }

    private static List<Sheet> workbook(byte[] content) {
        mustUnpackTo(content);
        List<Sheet> sheets = new ArrayList<>();
        Kept kept = new Kept();
        int rows = 0;
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
            for (var sheet : book.getSheets()
                    .filter(s -> s.getVisibility() == null || s.getVisibility() == SheetVisibility.VISIBLE)
                    .toList()) {
                List<Line> lines = new ArrayList<>();
                kept.next();
                try (Stream<Row> stream = sheet.openStream()) {
                    for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                        Row row = all.next();
                        List<String> cells = new ArrayList<>();
                        for (int i = 0; i < row.getCellCount(); i++) {
                            cells.add(row.getOptionalCell(i)
                                    .map(cell -> text(cell, book.isDate1904()))
                                    .orElse(""));
                        }
                        add(lines, row.getRowNum(), cells, new TreeMap<>());
                        kept.count(lines);
                    }
                }
                rows += lines.size();
                if (rows > MOST_ROWS + 1) {
                    throw new Refused(TransferRefusal.TOO_MANY_ROWS, MOST_ROWS, MOST_COLUMNS);
                }
                add(sheets, sheet.getName(), lines, null, 0);
            }
        } catch (IOException
                | UncheckedIOException
                | ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ArithmeticException
                | NoSuchElementException unreadable) {
            // the library answers a broken workbook with any of these
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return sheets;
    }

    /** Unpacks as the reader does, by the table at the end, without keeping: a small file that becomes a huge one is refused before anything reads it. */
    private static void mustUnpackTo(byte[] content) {
        byte[] piece = new byte[8192];
        long size = 0;
        int entries = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooLarge();
                }
                boolean streamed = entry.getName().startsWith("xl/worksheets/");
                long held = 0;
                try (InputStream unpacked = zip.getInputStream(entry)) {
                    for (int read = unpacked.read(piece); read >= 0; read = unpacked.read(piece)) {
                        size += read;
                        held = streamed ? sinceRow(piece, read, held) : held + read;
                        if (size > LARGEST_UNPACKED || held > (streamed ? LARGEST_ROW : LARGEST_HELD)) {
                            throw new TooLarge();
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
    }

    /** @return how many bytes lie behind the last end of a row; one that is cut by the pieces is found by its next */
    private static long sinceRow(byte[] piece, int length, long before) {
        for (int i = length - ROW_ENDS.length; i >= 0; i--) {
            if (Arrays.equals(piece, i, i + ROW_ENDS.length, ROW_ENDS, 0, ROW_ENDS.length)) {
                return length - i;
            }
        }
        return before + length;
    }

    /** How much of a file is kept so far; refused as soon as it is too much. */
    private static final class Kept {
        private int counted;
        private int filled;
        private long letters;

        /** Of the lines of another sheet none is counted yet. */
        void next() {
            counted = 0;
        }

        void count(List<Line> lines) {
            for (; counted < lines.size(); counted++) {
                for (String cell : lines.get(counted).cells()) {
                    filled += cell.isEmpty() ? 0 : 1;
                    letters += cell.length();
                }
            }
            if (filled > MOST_CELLS || letters > MOST_LETTERS) {
                throw new Refused(TransferRefusal.TOO_MANY_CELLS, MOST_CELLS);
            }
        }
    }

    private static String text(Cell cell, boolean from1904) {
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return cell.getRawValue() == null ? "#N/A" : cell.getRawValue();
        }
        if (cell.getType() != CellType.NUMBER && !(value instanceof BigDecimal)) {
            return value == null ? "" : unescaped(cell.getText());
        }
        BigDecimal number = value instanceof BigDecimal decimal ? decimal : cell.asNumber();
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return number.toString();
        }
        long day = number.longValue();
        if (isDate(cell.getDataFormatString()) && day > 0 && day < 200_000) {
            return LocalDate.of(1899, 12, 30)
                    .plusDays(from1904 ? day + 1462 : day)
                    .toString();
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** Signs that XML has no place for are written by their number: {@code _x000D_} ends a line. */
    private static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        sign -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))));
    }

    /** Whether a number that is shown in this format is a day: what is said in quotes, in brackets or after a stroke is no part of it. */
    static boolean isDate(String format) {
        if (format == null || format.equalsIgnoreCase("General") || format.equalsIgnoreCase("Standard")) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"?", "")
                .replaceAll("\\\\.", "")
                .replaceAll("[_*].", "")
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("(?i)s[.,]0+", "s")
                .replaceFirst(";.*", "");
        return bare.matches("(?is).*(?:[dy]|j{1,4}[^0#]*m|a{4}).*") && !bare.matches(".*[0#].*");
    }

    private static void add(List<Line> lines, long number, List<String> cells, Map<Integer, Fault> faults) {
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
            } else if (FAILED.matcher(text).matches()) {
                faults.put(i, new Fault("transfer.remark.failed", text));
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
        if (clean.size() > MOST_COLUMNS || lines.size() > MOST_ROWS) {
            throw new Refused(TransferRefusal.TOO_MANY_ROWS, MOST_ROWS, MOST_COLUMNS);
        }
        lines.add(new Line(number, List.copyOf(clean), cells.size(), Map.copyOf(faults)));
    }
}
