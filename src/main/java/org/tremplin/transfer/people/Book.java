package org.tremplin.transfer.people;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.WrittenDate;
import org.tremplin.transfer.Bundle;
import org.tremplin.transfer.CsvLines;
import org.tremplin.transfer.TooLarge;
import org.tremplin.transfer.TransferRefusal;
import org.tremplin.transfer.WholeEntry;

/**
 * An XLSX file from any program, in either of the format's two namespaces. Unpacks only the parts that rows need, each
 * as a stream: other contents and empty rows take no memory. Refuses a damaged file.
 */
final class Book implements AutoCloseable {
    private static final int LARGEST = Bundle.LARGEST;

    private static final int MOST_PARTS = 10_000;
    private static final int MOST_CELLS_OF_A_ROW = 16_384;
    private static final int MOST_FORMATS = 1 << 20;
    private static final int LONGEST_FORMAT = 255;

    /** The part of a cell's content that a message shows. */
    private static final int LONGEST_SHOWN = 60;

    private static final int MOST_DIGITS = 30;
    private static final int LAST_DAY = 200_000;

    /**
     * Elements that may follow the merged cells. A sheet can have more conditional formats, validations and links than
     * rows.
     */
    private static final Set<String> BEHIND_MERGED =
            Set.of("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks");

    private static final Set<String> READ = Set.of("officedocument", "worksheet", "styles", "sharedstrings");

    /**
     * Maximum of escaped characters read of a text, enough to see that it is too long: {@code _x000D_} stands for one.
     */
    private static final int LONGEST_WRITTEN = 7 * (Sheet.LONGEST_CELL + 1);

    private static final Pattern ESCAPED = Pattern.compile("_x(\\p{XDigit}{4})_");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T.*)?");

    /** A cell reference. */
    private static final Pattern PLACE = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?(\\d{1,7})");

    /** A visible sheet. @param part its path in the file */
    record Page(String name, String part) {}

    /**
     * A non-empty cell.
     *
     * @param text days as YYYY-MM-DD, numbers without exponent; null if it is one of the shared {@link #texts}
     * @param shared the index of that text
     * @param fault what is wrong with it, or null
     */
    record Cell(String text, int shared, Sheet.Fault fault) {
        private Cell(String text) {
            this(text, -1, null);
        }

        Cell(Sheet.Fault fault) {
            this("", -1, fault);
        }
    }

    /** Receives the rows of a sheet in order, then its merged cells. */
    interface Reader {
        /** A row with its non-empty cells, by column. @param number as a spreadsheet program shows it */
        void row(long number, NavigableMap<Integer, Cell> cells);

        /** The top left and bottom right cells of a merged range. */
        void merged(long firstLine, int firstColumn, long lastLine, int lastColumn);
    }

    private record Relation(String kind, String target) {}

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();
    private final BitSet days = new BitSet();
    private final BitSet blank = new BitSet();
    private boolean from1904;

    /** Whether the writing program did not calculate formulas, and left 0 or nothing as their result. */
    private boolean unworked;

    private String texts;
    private final long largest;
    private long unpacked;

    Book(byte[] content) throws IOException {
        this(content, LARGEST);
    }

    /** @param largest maximum of bytes to unpack */
    Book(byte[] content, long largest) throws IOException {
        this.largest = largest;
        zip = ZipFile.builder().setByteArray(content).get();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            parts.putIfAbsent(name(entry.getName()), entry);
        }
        String main = related("").values().stream()
                .filter(part -> part.kind().equals("officedocument"))
                .map(Relation::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        Map<String, Relation> related = related(main);
        String styles = null;
        for (Relation part : related.values()) {
            styles = part.kind().equals("styles") ? part.target() : styles;
            texts = part.kind().equals("sharedstrings") ? part.target() : texts;
        }
        readMain(main, related);
        if (styles != null && parts.containsKey(styles)) {
            readStyles(styles);
        }
        if (texts != null) {
            long before = unpacked;
            readTexts((i, text) -> blank.set(i, text.isBlank()));
            // they are read again later, and counted then
            unpacked = before;
        }
    }

    /** Normalises a path: programs differ in slashes and case. */
    private static String name(String path) {
        return path.replace('\\', '/').replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    private Markup open(String part) throws IOException {
        ZipArchiveEntry entry = parts.get(part);
        if (entry == null) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return new Markup(new WholeEntry(zip, entry), read -> {
            unpacked += read;
            if (unpacked > largest) {
                throw new TooLarge(TransferRefusal.UNPACKED_TOO_LARGE, largest / 1_000_000);
            }
        });
    }

    private static void mustBeFew(int partsOrSheets) {
        if (partsOrSheets > MOST_PARTS) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
    }

    /** The relations of a part, by id. */
    private Map<String, Relation> related(String part) throws IOException {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String list = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, Relation> related = new HashMap<>();
        if (!parts.containsKey(list)) {
            return related;
        }
        try (Markup xml = open(list)) {
            while (xml.next()) {
                String type = xml.starts("Relationship") ? xml.attribute("Type") : null;
                String target = type == null ? null : xml.attribute("Target");
                if (target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    Path path = Path.of("/" + folder).resolve(target.replace('\\', '/'));
                    String kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                    if (READ.contains(kind)) {
                        related.put(
                                xml.attribute("Id"),
                                new Relation(kind, name(path.normalize().toString())));
                        mustBeFew(related.size());
                    }
                }
            }
        }
        return related;
    }

    private void readMain(String main, Map<String, Relation> related) throws IOException {
        try (Markup xml = open(main)) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    String base = xml.attribute("date1904");
                    from1904 = isYes(base);
                } else if (xml.starts("calcPr")) {
                    unworked = isYes(xml.attribute("fullCalcOnLoad"));
                } else if (xml.starts("sheet")) {
                    String state = xml.attribute("state");
                    Relation part = related.get(xml.attribute("id"));
                    if (part != null && part.kind().equals("worksheet") && (state == null || state.equals("visible"))) {
                        pages.add(new Page(xml.attribute("name"), part.target()));
                    }
                    mustBeFew(pages.size());
                }
            }
        }
    }

    private static boolean isYes(String said) {
        return "1".equals(said) || "true".equals(said);
    }

    private void readStyles(String part) throws IOException {
        BitSet formats = new BitSet();
        formats.set(14, 18);
        formats.set(22);
        // predefined date formats of East Asian programs
        formats.set(27, 32);
        formats.set(36);
        formats.set(50, 55);
        formats.set(57, 59);
        try (Markup xml = open(part)) {
            boolean named = false;
            boolean ofCells = false;
            int style = 0;
            while (xml.next()) {
                named = xml.starts("numFmts") || named && !xml.ends("numFmts");
                ofCells = xml.starts("cellXfs") || ofCells && !xml.ends("cellXfs");
                if (named && xml.starts("numFmt")) {
                    formats.set(format(xml), isDate(xml.attribute("formatCode")));
                } else if (ofCells && xml.starts("xf") && style < MOST_FORMATS) {
                    days.set(style++, formats.get(format(xml)));
                }
            }
        }
    }

    private static int format(Markup xml) {
        String id = xml.attribute("numFmtId");
        int number = id == null ? 0 : Integer.parseInt(id);
        return number < MOST_FORMATS ? number : 0;
    }

    /**
     * Whether a number in this format is a date. Ignores text in quotes or brackets, escaped characters, and sections
     * after the first.
     */
    static boolean isDate(String format) {
        if (format == null
                || format.length() > LONGEST_FORMAT
                || format.equalsIgnoreCase("General")
                || format.equalsIgnoreCase("Standard")) {
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

    List<Page> pages() {
        return pages;
    }

    /** Whether days are counted from 1904, as in old spreadsheets for the Macintosh, instead of from 1900. */
    boolean isFrom1904() {
        return from1904;
    }

    /** The wanted shared texts; one that is longer than a cell may be is cut, but stays too long. */
    Map<Integer, String> texts(BitSet wanted) throws IOException {
        Map<Integer, String> found = new HashMap<>();
        long[] letters = new long[1];
        if (!wanted.isEmpty()) {
            readTexts((i, text) -> {
                if (wanted.get(i)) {
                    found.put(i, unescaped(text));
                    letters[0] += found.get(i).length();
                    Sheet.mustFit(letters[0]);
                }
            });
        }
        if (found.size() < wanted.cardinality()) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        return found;
    }

    private interface TextReader {
        void text(int place, String text);
    }

    private void readTexts(TextReader reader) throws IOException {
        try (Markup xml = open(texts)) {
            for (int i = 0; xml.next(); ) {
                if (xml.starts("si")) {
                    reader.text(i++, xml.text("t", "rPh", LONGEST_WRITTEN));
                }
            }
        }
    }

    void read(Page page, Reader reader) throws IOException {
        try (Markup xml = open(page.part())) {
            boolean inRows = false;
            long line = 0;
            while (xml.next() && !xml.ends("mergeCells") && (inRows || !BEHIND_MERGED.contains(xml.starting()))) {
                inRows = xml.starts("sheetData") || inRows && !xml.ends("sheetData");
                if (inRows && xml.starts("row")) {
                    String said = xml.attribute("r");
                    // a missing or repeated row number means the next row
                    line = Math.max(line + 1, said == null ? 0 : Long.parseLong(said.strip()));
                    NavigableMap<Integer, Cell> cells = row(xml);
                    if (!cells.isEmpty()) {
                        reader.row(line, cells);
                    }
                } else if (xml.starts("mergeCell") && xml.attribute("ref") != null) {
                    merged(xml.attribute("ref"), reader);
                }
            }
            xml.skipRest();
        }
    }

    private static void merged(String range, Reader reader) {
        String[] corners = range.split(":", 2);
        Matcher first = PLACE.matcher(corners[0]);
        Matcher last = PLACE.matcher(corners[corners.length - 1]);
        if (first.matches() && last.matches()) {
            reader.merged(
                    Long.parseLong(first.group(2)),
                    column(first.group(1)),
                    Long.parseLong(last.group(2)),
                    column(last.group(1)));
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = 26 * column + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** The non-empty cells of the row that starts here. */
    private NavigableMap<Integer, Cell> row(Markup xml) {
        NavigableMap<Integer, Cell> cells = new TreeMap<>();
        long before = xml.letters();
        int column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                String place = xml.attribute("r");
                Matcher said = place == null ? null : PLACE.matcher(place.strip());
                column = Math.max(column + 1, said != null && said.matches() ? column(said.group(1)) : 0);
                Cell cell = cell(xml);
                if (cell != null) {
                    cells.put(column, cell);
                }
                if (column >= MOST_CELLS_OF_A_ROW) {
                    throw new Refused(TransferRefusal.NOT_A_LIST);
                }
                if (xml.letters() - before > CsvLines.LONGEST_LINE) {
                    throw new TooLarge(TransferRefusal.LINE_TOO_LONG, CsvLines.LONGEST_LINE);
                }
            }
        }
        return cells;
    }

    /** The content of the cell that starts here, null for none. */
    private Cell cell(Markup xml) {
        String type = xml.attribute("t") == null ? "n" : xml.attribute("t");
        String style = xml.attribute("s");
        boolean day = style != null && days.get(Integer.parseInt(style));
        String formula = null;
        String value = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("f")) {
                formula = "=" + xml.text("", "", LONGEST_SHOWN);
            } else if (xml.starts("v")) {
                value = xml.text("", "", LONGEST_WRITTEN);
            } else if (xml.starts("is")) {
                value = xml.text("t", "rPh", LONGEST_WRITTEN);
            }
        }
        boolean said = value != null && !value.isBlank();
        if (type.equals("e")) {
            return new Cell(new Sheet.Fault(Sheet.HAS_FAILED, said ? shown(value) : "#N/A"));
        }
        boolean none = said ? unworked && value.equals("0") : value == null || !type.equals("str");
        if (formula != null && none) {
            return new Cell(new Sheet.Fault("transfer.expected.calculated", formula));
        }
        return said ? meaning(type, value, day) : null;
    }

    private static String shown(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST_SHOWN));
    }

    private Cell meaning(String type, String value, boolean day) {
        switch (type) {
            case "s" -> {
                int shared = Integer.parseInt(value.strip());
                return blank.get(shared) ? null : new Cell(null, shared, null);
            }
            case "b" -> {
                boolean is = value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
                return new Cell(new Sheet.Fault(Sheet.YES_OR_NO, is ? "TRUE" : "FALSE"));
            }
            case "d" -> {
                Matcher iso = ISO_DAY.matcher(value.strip());
                return new Cell(iso.matches() ? iso.group(1) : value);
            }
            case "n" -> {
                return new Cell(number(value.strip(), day));
            }
            default -> {
                return new Cell(unescaped(value));
            }
        }
    }

    private String number(String written, boolean isDay) {
        BigDecimal number;
        try {
            number = new BigDecimal(written);
        } catch (NumberFormatException none) {
            return written;
        }
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return number.toString();
        }
        long day = number.longValue();
        return isDay && (day > 0 || from1904 && day == 0) && day < LAST_DAY
                ? WrittenDate.serial(day, from1904).toString()
                : number.stripTrailingZeros().toPlainString();
    }

    /** Decodes characters that XML cannot contain: {@code _x000D_} is a line break. */
    private static String unescaped(String written) {
        String text = ESCAPED.matcher(written)
                .replaceAll(
                        sign -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(sign.group(1), 16))));
        return text.substring(0, Math.min(text.length(), Sheet.LONGEST_CELL + 1));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
