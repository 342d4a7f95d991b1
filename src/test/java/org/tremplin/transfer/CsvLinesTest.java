package org.tremplin.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.transfer.CsvLine.Quotes;

/** Rows as programs and people write them. */
class CsvLinesTest {
    private static List<CsvLine> read(String text) throws IOException {
        List<CsvLine> lines = new ArrayList<>();
        new CsvLines(text, Set.of("nom", "prenom", "gsm")::contains).forEachRemaining(lines::add);
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "nom;prenom;gsm!;",
                "nom,prenom,gsm!,",
                "nom\\tprenom\\tgsm!TAB",
                "nom|prenom|gsm!|",
                "Liste, inscriptions, 2026\\n\\nnom;prenom!;",
                "Liste 2026-2027;;\\nnom;prenom!;",
                "\"nom\",\"prenom\"!,",
                "truc,machin;chose,bidule!,",
                "sep=,\\nnom;prenom!,"
            })
    void the_separator_is_the_headings_one(String text, String separator) throws IOException {
        assertThat(new CsvLines(text.translateEscapes(), Set.of("nom", "prenom", "gsm")::contains).separator())
                .isEqualTo(separator.equals("TAB") ? '\t' : separator.charAt(0));
    }

    @Test
    void lines_are_counted_as_an_editor_does() throws IOException {
        assertThat(read("sep=;\r\nnom;prenom\r\n\r\nA;\"B\nC\"\r\nD;E\rF;G"))
                .extracting(CsvLine::number)
                .containsExactly(2L, 3L, 4L, 6L, 7L);
        assertThat(read("nom;prenom\nA;\"B \"\"C\"\"\"\n").get(1))
                .isEqualTo(new CsvLine(2, List.of("A", "B \"C\""), Quotes.WELL));
    }

    @Test
    void a_quotation_mark_inside_of_a_cell_is_one() throws IOException {
        assertThat(read("nom;prenom\n\"Ponti \"junior\"\";Marc\nA;B\n"))
                .contains(
                        new CsvLine(2, List.of("Ponti \"junior\"", "Marc"), Quotes.INSIDE),
                        new CsvLine(3, List.of("A", "B"), Quotes.WELL));
        assertThat(read("nom;prenom\nRue \"X\" 4;Marc\n").get(1).cells()).containsExactly("Rue \"X\" 4", "Marc");
    }

    @Test
    void a_quotation_mark_that_nobody_closed_costs_its_line() throws IOException {
        assertThat(read("nom;prenom\nA;B\n\"C;D\nE;F\n\"G\";\"H\"\n"))
                .containsSubsequence(
                        new CsvLine(3, List.of("\"C", "D"), Quotes.UNCLOSED),
                        new CsvLine(4, List.of("E", "F"), Quotes.WELL),
                        new CsvLine(5, List.of("G", "H"), Quotes.WELL));
        assertThat(read("nom;prenom\n\"C;D\n" + "E;F\n".repeat(30_000))).hasSize(30_002);
    }

    @Test
    void a_line_without_an_end_is_too_large_wherever_it_stands() {
        String endless = "x".repeat(1_000_001);
        for (String line : List.of(endless, "\"" + endless, "A;\"" + endless, "sep=" + endless)) {
            assertThatThrownBy(() -> read("nom;prenom\n" + line)).isInstanceOf(TooLarge.class);
            assertThatThrownBy(() -> read(line)).isInstanceOf(TooLarge.class);
        }
    }
}
