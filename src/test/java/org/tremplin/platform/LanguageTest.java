package org.tremplin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.FormatStyle;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    @Test
    void the_first_of_a_month_is_an_ordinal_in_french_only() {
        assertThat(Language.FR.date(FIRST, FormatStyle.FULL)).isEqualTo("mardi 1er décembre 2026");
        assertThat(Language.FR.date(FIRST, FormatStyle.LONG)).isEqualTo("1er décembre 2026");
        assertThat(Language.FR.date(FIRST.plusDays(10), FormatStyle.LONG)).isEqualTo("11 décembre 2026");
        assertThat(Language.FR.date(FIRST.plusDays(20), FormatStyle.LONG)).isEqualTo("21 décembre 2026");
        assertThat(Language.NL.date(FIRST, FormatStyle.LONG)).isEqualTo("1 december 2026");
    }
}
