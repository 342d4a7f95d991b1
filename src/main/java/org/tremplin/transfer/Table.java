package org.tremplin.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A CSV file as rows of named cells. Separator and encoding are found, not asked: {@code ;} or {@code ,} by the header,
 * UTF-8 (with a byte order mark or not) unless its bytes cannot be, then Windows-1252.
 */
final class Table {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** One row. @param line as an editor counts it; the header is line 1 */
    record Row(long line, Map<String, String> cells) {
        /** The cell, without spaces around; empty when it is empty or the column is missing. */
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    final String file;
    final List<String> columns = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();

    private Table(String file) {
        this.file = file;
    }

    /** Reads a file; what cannot be read at all becomes a problem. */
    static Table read(String file, byte[] content, List<Problem> problems) {
        Table table = new Table(file);
        String text = decode(content);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                table.add(record, problems);
            }
        } catch (CsvParseException | IOException e) {
            problems.add(new Problem(file, table.rows.size() + 2L, "", "", "transfer.expected.csv"));
        }
        return table;
    }

    private void add(CsvRecord record, List<Problem> problems) {
        long line = record.getStartingLineNumber();
        if (columns.isEmpty()) {
            record.getFields().forEach(c -> columns.add(c.strip().toLowerCase(Locale.ROOT)));
            return;
        }
        if (record.getFieldCount() > columns.size()) {
            String count = String.valueOf(record.getFieldCount());
            problems.add(new Problem(file, line, "", count, "transfer.expected.cells", columns.size()));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            cells.put(columns.get(i), clean(record.getField(i)));
        }
        if (cells.values().stream().anyMatch(c -> !c.isEmpty())) {
            rows.add(new Row(line, cells));
        }
    }

    static String decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(content, WINDOWS);
        }
    }

    static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons >= header.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    /** One spelling for letters that have two, no control characters. */
    static String clean(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .strip();
    }
}
