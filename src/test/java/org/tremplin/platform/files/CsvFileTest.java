package org.tremplin.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a spreadsheet opens. */
class CsvFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+cmd",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00a0=1",
                "\u202f=1",
                "\u3000=1",
                "\uff1d1",
                " \uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM",
                "\u200b=1",
                "\ufeff=1",
                "\u0000=1",
                "\n text",
                "\ttext",
                "+32*A1",
                "+3A1",
                "+321234+A1",
                "-A1",
                "-2+3",
                "-"
            })
    void what_a_spreadsheet_may_run_is_text(String cell) {
        assertThat(CsvFile.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Amina",
                " Amina",
                "+32470123456",
                "+32 470 12 34 56",
                "+32 (0)2 123.45.67",
                "+212-6-12-34-56-78",
                "-12",
                "-12.50",
                "-12,5",
                "1=1",
                "a@b.example",
                "'=1",
                "2026-01-05"
            })
    void names_telephones_and_amounts_stay_as_they_are(String cell) {
        assertThat(CsvFile.harmless(cell)).isEqualTo(cell);
    }

    @Test
    void a_file_begins_with_the_mark_that_tells_its_letters() {
        assertThat(CsvFile.write(List.of("nom", "=titre"), Stream.of(List.of("Zoé", "=1"))))
                .isEqualTo("\ufeffnom;'=titre\r\nZoé;'=1\r\n");
    }

    /** What waits on a phone and what an import names is written there, without the server. */
    @Test
    void the_scripts_write_cells_by_the_same_rule() throws IOException {
        for (String script : List.of("outbox.js", "import.js")) {
            assertThat(Files.readString(Path.of("src/main/webapp/assets", script)))
                    .contains("/" + CsvFile.FORMULA + "/u", "/" + CsvFile.PLAIN + "/u");
        }
    }
}
