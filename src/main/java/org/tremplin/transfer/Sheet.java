package org.tremplin.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.tremplin.platform.Refused;

/**
 * A list as somebody keeps it, in CSV or the first sheet of an XLSX: one line of headings, then rows of texts. Dates of a
 * workbook are written YYYY-MM-DD, whatever they look like there.
 */
record Sheet(List<String> headings, List<Line> lines) implements Serializable {
    static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 2_000;

    /** What a workbook may unpack to. */
    private static final int LARGEST_UNPACKED = 60_000_000;

    private static final int MOST_ENTRIES = 500;

    /** A row. @param number as whoever opens the file counts it */
    record Line(long number, List<String> cells) implements Serializable {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Reads a file. Refuses what is none of the two, what is too large or too long, and a list without rows. */
    static Sheet read(byte[] content) {
        List<Line> lines =
                content.length > 3 && content[0] == 'P' && content[1] == 'K' ? workbook(content) : csv(content);
        if (lines.size() < 2) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        List<String> headings = lines.get(0).cells();
        return new Sheet(headings, List.copyOf(lines.subList(1, lines.size())));
    }

    private static List<Line> csv(byte[] content) {
        String text = Table.decode(content);
        if (text.indexOf('\0') >= 0) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(text.lines().findFirst().orElse("").indexOf('\t') >= 0 ? '\t' : Table.separator(text))
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                add(lines, record.getStartingLineNumber(), record.getFields());
            }
        } catch (CsvParseException | IOException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return lines;
    }

    private static List<Line> workbook(byte[] content) {
        mustUnpackTo(content);
        List<Line> lines = new ArrayList<>();
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                Row row = all.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS + 1); i++) {
                    cells.add(row.getOptionalCell(i).map(Sheet::text).orElse(""));
                }
                add(lines, row.getRowNum(), cells);
            }
        } catch (IOException
                | UncheckedIOException
                | ExcelReaderException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | NoSuchElementException unreadable) {
            // the library answers a broken workbook with any of these
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return lines;
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
                try (InputStream unpacked = zip.getInputStream(entry)) {
                    for (int read = unpacked.read(piece); read >= 0; read = unpacked.read(piece)) {
                        size += read;
                        if (size > LARGEST_UNPACKED) {
                            throw new TooLarge();
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && format.matches("(?s).*[dDyY].*")) {
                return cell.asDate().toLocalDate().toString();
            }
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        return cell.getText();
    }

    private static void add(List<Line> lines, long number, List<String> cells) {
        List<String> clean = cells.stream()
                .map(cell -> cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell)
                .map(Table::clean)
                .map(cell -> cell.replaceAll("\\s+", " "))
                .toList();
        if (clean.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (clean.size() > MOST_COLUMNS || lines.size() > MOST_ROWS) {
            throw new Refused(TransferRefusal.TOO_MANY_ROWS, MOST_ROWS, MOST_COLUMNS);
        }
        lines.add(new Line(number, clean));
    }
}
