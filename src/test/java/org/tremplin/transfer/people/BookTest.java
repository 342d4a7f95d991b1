package org.tremplin.transfer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tremplin.transfer.people.WrittenBook.day;
import static org.tremplin.transfer.people.WrittenBook.nothing;
import static org.tremplin.transfer.people.WrittenBook.number;
import static org.tremplin.transfer.people.WrittenBook.row;
import static org.tremplin.transfer.people.WrittenBook.text;
import static org.tremplin.transfer.people.WrittenBook.typed;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.Problem;
import org.tremplin.transfer.TransferRefusal;

/** Workbooks as other programs than Excel write them, and as people leave them. */
class BookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final String HEADINGS = row(1, text("Nom"), text("Prénom"), text("Né(e) le"), text("Ville"));

    private static PeopleList list(WrittenBook book) {
        Sheet sheet = Sheet.read(book.bytes());
        return new PeopleList(sheet, PersonField.proposed(sheet.headings()), TODAY, null, "BE");
    }

    private static PeopleList list(String rows) {
        return list(new WrittenBook(HEADINGS + rows));
    }

    private static void refused(WrittenBook book, Refusal why) {
        refused(book.bytes(), why);
    }

    private static void refused(byte[] bytes, Refusal why) {
        assertThatThrownBy(() -> Sheet.read(bytes))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    private static Object[] people(PeopleList list) {
        return list.people.stream()
                .map(person -> person.line() + " " + person.details().name() + " "
                        + person.details().birthDate() + " " + person.details().municipality())
                .toArray();
    }

    @Test
    void a_bare_number_is_a_day_by_the_count_of_its_book() {
        // 12 March 1985
        String by1904 = row(2, text("Haddad"), text("Amina"), number("29656"))
                + row(3, text("Ba"), text("Awa"), day(1, "29656"))
                + row(4, text("Roux"), text("Eva"), day(2, "29656.75"))
                + row(5, text("Noir"), text("Léa"), typed("str", "29656"));
        PeopleList list = list(new WrittenBook(HEADINGS + by1904).from1904());
        assertThat(list.people)
                .hasSize(4)
                .allSatisfy(person -> assertThat(person.details().birthDate()).isEqualTo(LocalDate.of(1985, 3, 12)));
        PeopleList usual = list(row(2, text("Haddad"), text("Amina"), number("31118"))
                + row(3, text("Ba"), text("Awa"), day(1, "31118"))
                + row(4, text("Vieux"), text("Jean"), day(2, "1")));
        assertThat(usual.people)
                .extracting(person -> person.details().birthDate())
                .containsExactly(LocalDate.of(1985, 3, 12), LocalDate.of(1985, 3, 12), LocalDate.of(1900, 1, 1));
    }

    @Test
    void what_says_nothing_is_passed_however_much_it_is() {
        StringBuilder empty = new StringBuilder();
        for (int i = 3; i < 60_003; i++) {
            empty.append("<row r=\"").append(i).append("\" spans=\"1:4\" s=\"5\" customFormat=\"1\" ht=\"15\">");
            empty.append(i % 2 == 0 ? "" : "<c s=\"1\" t=\"str\"><f>IF(A1=\"\",\"\",A1)</f><v></v></c>");
            empty.append(i % 3 == 0 ? "" : "<c s=\"1\" t=\"s\"><v>0</v></c><c s=\"2\"/>")
                    .append("</row>");
        }
        for (int i = 60_003; i < 120_003; i++) {
            empty.append("<row r=\"").append(i).append("\" s=\"5\" customFormat=\"1\"/>");
        }
        String rules =
                "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\"><formula>A1</formula></cfRule></conditionalFormatting>"
                        .repeat(50_000);
        WrittenBook book = new WrittenBook(HEADINGS
                        + row(2, text("Haddad"), text("Amina"))
                        + empty
                        + row(120_003, text("Ba"), text("Awa")))
                .shared("<si><t> </t></si>" + ("<si><t>" + "x".repeat(1_000) + "</t></si>").repeat(20_000))
                .after(rules);
        assertThat(people(list(book))).containsExactly("2 Amina Haddad null null", "120003 Awa Ba null null");
    }

    @Test
    void both_namespaces_of_the_format_are_read_with_and_without_prefixes_and_without_styles() {
        String rows = HEADINGS
                + row(2, typed("s", "0"), text("Amina"), typed("d", "1985-03-12"), typed("str", "Liège"))
                + row(3, text("Ba"), text("Awa"), typed("d", "1985-03-12T00:00:00.000"), nothing());
        String shared =
                "<si><r><rPr><b/></rPr><t>Had</t></r>\n<r><t>dad</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>";
        for (UnaryOperator<WrittenBook> written : List.<UnaryOperator<WrittenBook>>of(
                UnaryOperator.identity(),
                WrittenBook::strict,
                WrittenBook::prefixed,
                book -> book.prefixed().strict(),
                book -> book.without("xl/styles.xml"),
                book -> book.without("_rels/.rels"))) {
            WrittenBook book = written.apply(new WrittenBook(rows).shared(shared));
            assertThat(people(list(book)))
                    .containsExactly("2 Amina Haddad 1985-03-12 Liège", "3 Awa Ba 1985-03-12 null");
        }
    }

    @Test
    void rows_and_cells_without_a_place_are_where_they_are_seen() {
        PeopleList list = list("<row><c" + text("Haddad") + "<c" + text("Amina") + "<c" + typed("str", "hier")
                + "</row><row/><row><c/><c" + text("Awa") + "</row>"
                + "<row r=\"9\"><c r=\"B9\"" + text("Eva") + "<c" + text("31/02/1990") + "</row>"
                + "<row><c" + text("Roux") + "</row>");
        assertThat(people(list)).containsExactly("4 Awa null null", "10 Roux null null");
        assertThat(list.problems)
                .extracting(Problem::line, Problem::column)
                .containsExactly(tuple(2L, "Né(e) le"), tuple(9L, "Né(e) le"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "><f>D1</f></c>",
                "><f>D1</f><v></v></c>",
                "><f>D1</f><v/></c>",
                " t=\"str\"><f>D1</f></c>",
                " t=\"s\"><f>D1</f><v/></c>",
                " t=\"b\"><f>D1</f></c>"
            })
    void a_formula_that_was_never_worked_out_is_said(String cell) {
        PeopleList list = list(
                row(2, text("Haddad"), text("Amina"), cell) + row(3, text("Ba"), text("Awa"), nothing(), nothing()));
        assertThat(people(list)).containsExactly("3 Awa Ba null null");
        assertThat(list.problems)
                .containsExactly(new Problem("", 2, "Né(e) le", "=D1", "transfer.expected.calculated", null));
    }

    @Test
    void a_formula_that_gives_nothing_is_nothing_and_one_that_gives_something_is_that() {
        PeopleList list = list(row(
                2,
                " t=\"str\"><f>A9</f><v>Haddad</v></c>",
                " t=\"str\"><f>B9</f><v></v></c>",
                " s=\"1\"><f>C9</f><v>31118</v></c>"));
        assertThat(people(list)).containsExactly("2 Haddad 1985-03-12 null");
        assertThat(list.remarks).isEmpty();
        WrittenBook zero = new WrittenBook(HEADINGS
                + row(2, text("Haddad"), text("Amina"), " s=\"1\"><f>D1</f><v>0</v></c>", nothing())
                + row(3, text("Ba"), text("Awa"), number("0"), nothing()));
        assertThat(people(list(zero))).containsExactly("2 Amina Haddad null null", "3 Awa Ba null null");
        zero.replace("xl/workbook.xml", "</sheets>", "</sheets><calcPr fullCalcOnLoad=\"1\"/>");
        assertThat(people(list(zero))).containsExactly("3 Awa Ba null null");
    }

    @Test
    void what_is_true_false_or_failed_is_no_text_and_said() {
        PeopleList list = list(row(2, typed("b", "1"), text("Amina"), nothing(), typed("b", "0"))
                + row(3, text("Ba"), typed("e", "#N/A"), typed("e", "#FIELD!"), typed("e", ""))
                + row(4, text("Roux"), text("Eva"), nothing(), typed("str", "#EPARS!"))
                + row(5, typed("b", "1"))
                + row(6, text("Noir"), text("Léa"), nothing(), nothing(), typed("b", "0"))
                + row(7, nothing(), nothing(), nothing(), nothing(), typed("b", "0")));
        assertThat(people(list))
                .containsExactly("2 Amina null null", "3 Ba null null", "4 Eva Roux null null", "6 Léa Noir null null");
        assertThat(list.remarks)
                .extracting(Problem::line, Problem::column, Problem::value, Problem::expected)
                .containsExactlyInAnyOrder(
                        tuple(2L, "Nom", "TRUE", "transfer.remark.yes-or-no"),
                        tuple(2L, "Ville", "FALSE", "transfer.remark.yes-or-no"),
                        tuple(3L, "Prénom", "#N/A", "transfer.remark.failed"),
                        tuple(3L, "Né(e) le", "#FIELD!", "transfer.remark.failed"),
                        tuple(3L, "Ville", "#N/A", "transfer.remark.failed"),
                        tuple(4L, "Ville", "#EPARS!", "transfer.remark.failed"),
                        tuple(5L, "Nom", "TRUE", "transfer.remark.yes-or-no"));
        assertThat(list.problems).extracting(Problem::line).containsExactly(5L);
    }

    @Test
    void a_cell_merged_over_rows_says_the_same_of_each() {
        WrittenBook book = new WrittenBook(HEADINGS
                        + row(2, text("Haddad"), text("Amina"), nothing(), text("Liège"))
                        + row(3, nothing(), text("Bilal"))
                        + row(4, text("cachée"), text("Chadi"))
                        + row(5, text("Ba"), text("Awa"), nothing(), text("Namur"))
                        + row(6, nothing(), nothing(), nothing(), text("Huy"))
                        + row(7, text("Roux Eva"), text("cachée"), text("12/03/1985"))
                        + row(9, " t=\"b\"><v>1</v></c>", text("Léa"))
                        + row(10, nothing(), text("Tom")))
                .after("<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"D2:D3\"/><mergeCell ref=\"A5:A6\"/>"
                        + "<mergeCell ref=\"B5:B6\"/><mergeCell ref=\"A7:B7\"/><mergeCell ref=\"A9:A10\"/>"
                        + "<mergeCell ref=\"F1:XFD1048576\"/></mergeCells>");
        PeopleList list = list(book);
        assertThat(people(list))
                .containsExactly(
                        "2 Amina Haddad null Liège",
                        "3 Bilal Haddad null Liège",
                        "4 Chadi Haddad null null",
                        "5 Awa Ba null Namur",
                        "7 Roux Eva 1985-03-12 null",
                        "9 Léa null null",
                        "10 Tom null null");
        assertThat(list.problems)
                .extracting(Problem::line, Problem::expected)
                .containsExactly(tuple(6L, "transfer.expected.own-name"));
        assertThat(list.remarks)
                .extracting(Problem::line, Problem::column, Problem::value, Problem::expected)
                .containsExactlyInAnyOrder(
                        tuple(3L, "Nom", "Haddad", Sheet.MERGED),
                        tuple(3L, "Ville", "Liège", Sheet.MERGED),
                        tuple(4L, "Nom", "Haddad", Sheet.MERGED),
                        tuple(6L, "Nom", "Ba", Sheet.MERGED),
                        tuple(6L, "Prénom", "Awa", Sheet.MERGED),
                        tuple(7L, "Nom", "Roux Eva", "transfer.remark.merged-across"),
                        tuple(9L, "Nom", "TRUE", Sheet.YES_OR_NO),
                        tuple(10L, "Nom", "TRUE", Sheet.YES_OR_NO));
    }

    @Test
    void headings_of_two_rows_that_are_merged_are_read_in_the_second() {
        WrittenBook book = new WrittenBook(row(1, text("Nom"), text("Prénom"), text("Contact"))
                        + row(2, nothing(), nothing(), text("GSM"), text("E-mail"))
                        + row(3, text("Haddad"), text("Amina"), text("0470 12 34 56"), text("amina@example.org")))
                .after(
                        "<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>");
        PeopleList list = list(book);
        assertThat(list.people)
                .singleElement()
                .satisfies(person -> assertThat(person.details().phone()).isEqualTo("+32470123456"));
    }

    @Test
    void a_pointer_to_no_text_is_not_an_empty_cell() {
        refused(new WrittenBook(HEADINGS + row(2, typed("s", "7"))), TransferRefusal.NOT_A_LIST);
        refused(
                new WrittenBook(HEADINGS + row(2, typed("s", "0"))).without("xl/sharedStrings.xml"),
                TransferRefusal.NOT_A_LIST);
    }

    @Test
    void what_no_spreadsheet_writes_is_refused_before_it_fills_the_memory() {
        String person = HEADINGS + row(2, text("Haddad"), text("Amina"));
        StringBuilder names = new StringBuilder();
        IntStream.range(0, 2_000).forEach(i -> names.append("<a").append(i).append("/>"));
        refused(new WrittenBook(person).after(names.toString()), TransferRefusal.NOT_A_LIST);
        refused(new WrittenBook(person).after("<a>".repeat(1_000) + "</a>".repeat(1_000)), TransferRefusal.NOT_A_LIST);
        refused(new WrittenBook(person).after("<!--" + "-x".repeat(3_000_000) + "-->"), TransferRefusal.LINE_TOO_LONG);
        refused(
                new WrittenBook(person + row(3, text("Ba"), "><f>" + "x".repeat(1_500_000) + "</f></c>")),
                TransferRefusal.LINE_TOO_LONG);
        refused(
                new WrittenBook(person)
                        .after("<mergeCells>" + "<mergeCell ref=\"A1:B2\"/>".repeat(600_000) + "</mergeCells>"),
                TransferRefusal.NOT_A_LIST);
        refused(
                new WrittenBook(person).replace("xl/worksheets/sheet1.xml", "?>", "?><!DOCTYPE x [<!ENTITY e \"y\">]>"),
                TransferRefusal.NOT_A_LIST);
    }

    @Test
    void one_of_which_a_letter_became_another_on_its_way_is_refused() throws IOException {
        String rows = HEADINGS + row(2, text("Haddad"), text("Amina"));
        refused(new WrittenBook(rows).damaged("Haddad"), TransferRefusal.NOT_A_LIST);
        refused(
                new WrittenBook(rows)
                        .after("<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>" + "<x/>".repeat(40_000))
                        .damaged("Haddad"),
                TransferRefusal.NOT_A_LIST);
        refused(
                new WrittenBook(HEADINGS + row(2, typed("s", "0"), text("Amina")))
                        .shared("<si><t>Haddad</t></si>")
                        .damaged("Haddad"),
                TransferRefusal.NOT_A_LIST);
    }

    @Test
    void signs_written_by_name_are_as_many_as_one_likes() {
        StringBuilder rows = new StringBuilder(HEADINGS);
        IntStream.range(2, 9_000)
                .forEach(
                        i -> rows.append(row(i, text("D&apos;Or"), text("&quot;A&quot;&amp;&#38;&lt;&gt;".repeat(5)))));
        assertThat(list(new WrittenBook(rows.toString())).people).hasSize(8_998);
    }
}
