package org.tremplin.transfer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tremplin.transfer.people.WrittenBook.number;
import static org.tremplin.transfer.people.WrittenBook.row;
import static org.tremplin.transfer.people.WrittenBook.text;
import static org.tremplin.transfer.people.WrittenBook.typed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.Refused;
import org.tremplin.transfer.TooLarge;
import org.tremplin.transfer.TransferRefusal;

/** Small files that would fill the memory are refused before they do. */
class SheetTest {
    private static byte[] workbook(String rows, String shared) {
        return new WrittenBook(rows).shared(shared).bytes();
    }

    @Test
    void a_number_with_a_billion_figures_is_not_written_out() {
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
    void texts_that_no_row_points_to_cost_nothing_and_of_the_others_as_many_are_kept_as_letters_are() {
        String texts = ("<si><t>" + "x".repeat(1_000) + "</t></si>").repeat(55_000);
        byte[] one = workbook(row(1, text("nom")) + row(2, typed("s", "54999")), texts);
        assertThat(one.length).isLessThan(500_000);
        assertThat(Sheet.read(one).lines().get(0).cell(0)).hasSize(1_000);
        StringBuilder rows = new StringBuilder(row(1, text("nom")));
        for (int i = 0; i < 9_900; i++) {
            rows.append(row(i + 2, typed("s", "" + 5 * i), typed("s", "" + (5 * i + 1)), typed("s", "" + (5 * i + 2))));
        }
        byte[] many = workbook(rows.toString(), texts);
        assertThatThrownBy(() -> Sheet.read(many)).satisfies(why -> is(why, TransferRefusal.TOO_MANY_LETTERS));
    }

    @Test
    void a_small_file_that_becomes_a_huge_one_is_refused_in_a_true_sentence() throws IOException {
        String empty = "<row r=\"3\" s=\"1\" customFormat=\"1\"><c r=\"A3\" s=\"1\"/></row>";
        byte[] small = workbook(row(1, text("nom")) + row(2, text("Haddad")) + empty.repeat(50_000), "");
        assertThat(Sheet.read(small).lines()).hasSize(1);
        Book.Reader none = new Book.Reader() {
            @Override
            public void row(long number, NavigableMap<Integer, Book.Cell> cells) {
                assertThat(cells).isNotEmpty();
            }

            @Override
            public void merged(long firstLine, int firstColumn, long lastLine, int lastColumn) {
                throw new AssertionError("nothing is merged");
            }
        };
        try (Book book = new Book(small, 2_000_000)) {
            assertThatThrownBy(() -> book.read(book.pages().get(0), none))
                    .isInstanceOf(TooLarge.class)
                    .satisfies(why -> is(why, TransferRefusal.UNPACKED_TOO_LARGE))
                    .satisfies(why -> assertThat(((Refused) why).details()).containsExactly(2L));
        }
    }

    @Test
    void one_endless_row_is_refused() {
        byte[] small = workbook(
                row(1, text("nom")) + row(2, text("Haddad"), text("x".repeat(5_000_000))) + row(3, text("Ba")), "");
        assertThatThrownBy(() -> Sheet.read(small))
                .isInstanceOf(TooLarge.class)
                .satisfies(why -> is(why, TransferRefusal.LINE_TOO_LONG));
    }

    @Test
    void more_filled_cells_than_are_kept_are_refused_and_empty_ones_are_not_counted() {
        assertThatThrownBy(() -> Sheet.read(csv(9_000, 75, "x")))
                .satisfies(why -> is(why, TransferRefusal.TOO_MANY_CELLS));
        assertThatThrownBy(() -> Sheet.read(csv(9_000, 20, "x".repeat(60))))
                .satisfies(why -> is(why, TransferRefusal.TOO_MANY_LETTERS));
        assertThat(Sheet.read(csv(9_000, 27, "x")).lines()).hasSize(9_000);
        String wide = new String(csv(9_000, 2, "x"), StandardCharsets.UTF_8).replace("\n", ";".repeat(70) + "\n");
        assertThat(Sheet.read(wide.getBytes(StandardCharsets.UTF_8)).lines()).hasSize(9_000);
    }

    private static void is(Throwable refused, TransferRefusal why) {
        assertThat(((Refused) refused).refusal()).isEqualTo(why);
    }

    private static byte[] csv(int rows, int columns, String cell) {
        String row = (cell + ";").repeat(columns - 1) + cell + "\n";
        return ("h;".repeat(columns - 1) + "h\n" + row.repeat(rows)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_excel_writes_by_its_number_is_the_sign_itself() {
        byte[] book = workbook(row(1, text("commune")) + row(2, text("Jette_x000D_")), "");
        assertThat(Sheet.readAll(book).get(0).lines().get(0).cell(0)).isEqualTo("Jette");
    }
}
