package org.tremplin.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.platform.files.WrittenDate.Kind;

/** Days and hours as people write them. */
class WrittenDateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/3/85",
                "12-03-1985",
                "12.3.1985",
                "12 .03. 1985",
                "12 03 1985",
                "12/03/1985 00:00:00",
                "12/03/1985 0:00",
                "1985-03-12",
                "1985/03/12",
                "1985-3-12",
                "1985-03-12T00:00:00",
                "1985-03-12T00:00:00.000Z",
                "19850312",
                "31118",
                "31118.5",
                "12 mars 1985",
                "12-mars-85",
                "12 MARS 1985",
                "12 mrt. 1985",
                "12 maart 1985",
                "12 March 1985",
                "March 12, 1985",
                "mardi 12 mars 1985",
                "le 12 mars 1985",
                "12/3/1985 à 10h30",
                "12 mars 85",
                "12-Mar-1985",
                "né le 12/03/1985",
                "12/03/'85",
                "12/03/1985 12:00:00 AM"
            })
    void a_day_is_read_however_it_is_written(String written) {
        assertThat(WrittenDate.read(written, TODAY))
                .isEqualTo(new WrittenDate(Kind.DAY, LocalDate.of(1985, 3, 12), null));
    }

    @ParameterizedTest
    @CsvSource({
        "1er août 2001, 2001-08-01",
        "3 févr. 1990, 1990-02-03",
        "3 fev 90, 1990-02-03",
        "7 juil. 1999, 1999-07-07",
        "7 juin 1999, 1999-06-07",
        "15 déc. 2010, 2010-12-15",
        "1/1/26, 2026-01-01",
        "1/12/26, 1926-12-01",
        "31121, 1985-03-15",
        "29/02/2000, 2000-02-29"
    })
    void every_month_and_century_is_the_right_one(String written, LocalDate day) {
        assertThat(WrittenDate.read(written, TODAY).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "00/00/1985, 1985",
        "1985, 1985",
        "00/03/1985, 1985",
        "vers 1985, 1985",
        "1985 ?, 1985",
        "1985-00-00, 1985",
        "xx/xx/1985, 1985",
        "mars 1985, 1985",
        "03/1985, 1985",
        "?,",
        "-,",
        "00/00/0000,",
        "0000-00-00,",
        "inconnue,",
        "N/A,",
        "—,",
        "00/00/85,"
    })
    void a_day_that_is_not_known_may_leave_its_year(String written, Integer year) {
        assertThat(WrittenDate.read(written, TODAY)).isEqualTo(new WrittenDate(Kind.UNKNOWN, null, year));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/25/1985",
                "31/06/1985",
                "12/03/0085",
                "30/02/2000",
                "29/02/1999",
                "hier",
                "12",
                "123456",
                "0085",
                "12/1985/03",
                "25/1985",
                "99999999",
                "12 foo 1985",
                "1/2",
                "12/03/198"
            })
    void what_no_day_was_is_impossible(String written) {
        assertThat(WrittenDate.read(written, TODAY).kind()).isEqualTo(Kind.IMPOSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "9:05, 09:05",
        "9h05, 09:05",
        "9 h, 09:00",
        "09:05:00, 09:05",
        "9.05, 09:05",
        "14h, 14:00",
        "14 u, 14:00"
    })
    void an_hour_is_read_however_it_is_written(String written, LocalTime time) {
        assertThat(WrittenDate.time(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "9:75", "9", "midi", ""})
    void what_is_no_hour_is_none(String written) {
        assertThat(WrittenDate.time(written)).isNull();
    }
}
