package org.tremplin.transfer.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tremplin.transfer.Damaged;

/** A workbook of one sheet, written part by part as programs do that are not Excel. */
final class WrittenBook {
    private static final String HEAD = "<?xml version=\"1.0\"?>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** @param rows what is in the sheet's data */
    WrittenBook(String rows) {
        parts.put(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("workbook", "sheet.main") + type("sharedStrings", "sharedStrings")
                        + type("styles", "styles") + "</Types>");
        parts.put("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(relation("r1", "worksheet", "worksheets/sheet1.xml")
                        + relation("r2", "sharedStrings", "sharedStrings.xml")
                        + relation("r3", "styles", "/xl/styles.xml")));
        parts.put(
                "xl/styles.xml",
                HEAD + "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
        shared("");
        sheet("<sheetData>" + rows + "</sheetData>");
    }

    private static String type(String part, String is) {
        return "<Override PartName=\"/xl/" + part
                + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + is + "+xml\"/>";
    }

    private static String relations(String all) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGES + "\">" + all + "</Relationships>";
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    WrittenBook shared(String texts) {
        parts.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + texts + "</sst>");
        return this;
    }

    /** @param content rows in their element, and what is before and after it */
    WrittenBook sheet(String content) {
        parts.put(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet xmlns=\"" + MAIN + "\" xmlns:q=\"urn:q\">" + content + "</worksheet>");
        return this;
    }

    WrittenBook after(String rows) {
        return replace("xl/worksheets/sheet1.xml", "</sheetData>", "</sheetData>" + rows);
    }

    WrittenBook from1904() {
        return replace("xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    }

    WrittenBook without(String part) {
        parts.remove(part);
        return this;
    }

    WrittenBook replace(String part, String one, String other) {
        if (!parts.get(part).contains(one)) {
            throw new IllegalArgumentException(one);
        }
        parts.put(part, parts.get(part).replace(one, other));
        return this;
    }

    /** In the other namespace of the format. */
    WrittenBook strict() {
        parts.replaceAll((name, xml) -> xml.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        return this;
    }

    WrittenBook prefixed() {
        parts.replaceAll((name, xml) -> xml.contains(" xmlns=\"" + MAIN)
                ? xml.replaceAll("<(/?)(?=[a-zA-Z])", "<$1x:").replace(" xmlns=\"" + MAIN, " xmlns:x=\"" + MAIN)
                : xml);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @param word the first letter of it, where it stands first, became another on its way */
    byte[] damaged(String word) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        parts.forEach((name, xml) -> files.put(name, xml.getBytes(StandardCharsets.UTF_8)));
        return Damaged.zip(files, word);
    }

    static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append("<c r=\"")
                    .append((char) ('A' + i))
                    .append(number)
                    .append("\"")
                    .append(cells[i]);
        }
        return row + "</row>";
    }

    static String text(String text) {
        return " t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String number) {
        return "><v>" + number + "</v></c>";
    }

    /** @param type of its value */
    static String typed(String type, String value) {
        return " t=\"" + type + "\"><v>" + value + "</v></c>";
    }

    static String day(int style, String number) {
        return " s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    static String nothing() {
        return "/>";
    }
}
