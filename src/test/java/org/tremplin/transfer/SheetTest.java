package org.tremplin.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.Refused;

/** Small files that would fill the memory are refused before they do. */
class SheetTest {
    private static final String HEAD = "<?xml version=\"1.0\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** A workbook of one sheet with these rows, and these texts that its cells may point to. */
    private static byte[] workbook(String rows, String shared) throws IOException {
        String packages = "http://schemas.openxmlformats.org/package/2006/";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"" + packages
                        + "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("workbook", "sheet.main") + type("sharedStrings", "sharedStrings")
                        + type("styles", "styles")
                        + "</Types>");
        parts.put(
                "_rels/.rels",
                HEAD + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"r1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"r1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/styles.xml", HEAD + "<styleSheet xmlns=\"" + MAIN + "\"/>");
        parts.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + shared + "</sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static String type(String part, String is) {
        return "<Override PartName=\"/xl/" + part
                + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + is + "+xml\"/>";
    }

    private static String row(int number, String... cells) {
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

    private static String text(String text) {
        return " t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String number) {
        return "><v>" + number + "</v></c>";
    }

    @Test
    void a_number_with_a_billion_figures_is_not_written_out() throws IOException {
        for (String huge : new String[] {"1e999999999", "1e-999999999", "-9.9E99999999"}) {
            Sheet sheet = Sheet.read(workbook(
                    row(1, text("nom"), text("code"))
                            + row(2, text("Haddad"), number(huge))
                            + row(3, text("Ba"), number("1200")),
                    ""));
            assertThat(sheet.lines().get(0).cell(1)).hasSizeLessThan(30);
            assertThat(sheet.lines().get(1).cell(1)).isEqualTo("1200");
        }
    }

    @Test
    void texts_that_rows_point_to_are_as_many_as_fit_in_a_part_of_the_memory() throws IOException {
        byte[] small = workbook(
                row(1, text("nom")) + row(2, text("Haddad")),
                ("<si><t>" + "x".repeat(1_000) + "</t></si>").repeat(55_000));
        assertThat(small.length).isLessThan(500_000);
        assertThatThrownBy(() -> Sheet.read(small)).isInstanceOf(TooLarge.class);
    }

    @Test
    void one_endless_row_is_refused() throws IOException {
        byte[] small = workbook(
                row(1, text("nom")) + row(2, text("Haddad"), text("x".repeat(5_000_000))) + row(3, text("Ba")), "");
        assertThatThrownBy(() -> Sheet.read(small)).isInstanceOf(TooLarge.class);
    }

    @Test
    void more_filled_cells_than_are_kept_are_refused_and_empty_ones_are_not_counted() {
        assertThatThrownBy(() -> Sheet.read(csv(9_000, 75, "x"))).satisfies(SheetTest::isTooMany);
        assertThatThrownBy(() -> Sheet.read(csv(9_000, 20, "x".repeat(60)))).satisfies(SheetTest::isTooMany);
        assertThat(Sheet.read(csv(9_000, 27, "x")).lines()).hasSize(9_000);
        String wide = new String(csv(9_000, 2, "x"), StandardCharsets.UTF_8).replace("\n", ";".repeat(70) + "\n");
        assertThat(Sheet.read(wide.getBytes(StandardCharsets.UTF_8)).lines()).hasSize(9_000);
    }

    private static void isTooMany(Throwable refused) {
        assertThat(((Refused) refused).refusal()).isEqualTo(TransferRefusal.TOO_MANY_CELLS);
    }

    private static byte[] csv(int rows, int columns, String cell) {
        String row = (cell + ";").repeat(columns - 1) + cell + "\n";
        return ("h;".repeat(columns - 1) + "h\n" + row.repeat(rows)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_excel_writes_by_its_number_is_the_sign_itself() throws IOException {
        byte[] book = workbook(row(1, text("commune")) + row(2, text("Jette_x000D_")), "");
        assertThat(Sheet.readAll(book).get(0).lines().get(0).cell(0)).isEqualTo("Jette");
    }
}
