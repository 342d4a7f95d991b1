package org.tremplin.platform.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CSV that a French spreadsheet opens: a byte-order mark, semicolons, and no cell that it would run as a formula. */
public final class CsvFile {
    /** Without it a spreadsheet reads UTF-8 in its country's old code page. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * What a spreadsheet may run as a formula: a leading operator, also in its full-width form, after any invisible
     * characters. The files that the phone and the import page write themselves use the same two patterns ({@code
     * outbox.js}, {@code import.js}).
     */
    static final String FORMULA = "^[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\\t\\r\\n]";

    /** Exceptions: a telephone number or an amount, left unchanged. */
    static final String PLAIN = "^\\+\\d[\\d ().\\/-]{5,24}$|^-\\d+([.,]\\d+)?$";

    private static final Pattern RUNS = Pattern.compile(FORMULA);
    private static final Pattern COUNTS = Pattern.compile(PLAIN);

    private CsvFile() {}

    public static String write(List<String> header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(header.stream().map(CsvFile::harmless).toList());
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(CsvFile::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Turns a cell that a spreadsheet would run as a formula into plain text. */
    static String harmless(String cell) {
        return RUNS.matcher(cell).find() && !COUNTS.matcher(cell).find() ? "'" + cell : cell;
    }
}
