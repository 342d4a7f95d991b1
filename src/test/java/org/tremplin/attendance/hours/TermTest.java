package org.tremplin.attendance.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.hours.Term.Line;
import org.tremplin.attendance.hours.Term.Mark;
import org.tremplin.attendance.hours.Term.Meeting;
import org.tremplin.attendance.hours.Term.Row;
import org.tremplin.attendance.hours.Term.Sign;

/** The figures of a term (domain.md, 3; field.md, 9) and who is drifting away. */
class TermTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final int LENGTH = 150;

    /** Sessions of 150 minutes, one every so many days, the last one today. */
    private static List<Meeting> meetings(int number, int everyDays) {
        List<Meeting> meetings = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            meetings.add(new Meeting(i, TODAY.minusDays((long) everyDays * (number - 1 - i)), LENGTH));
        }
        return meetings;
    }

    private static Mark missed(AttendanceMark.Status status, boolean justified) {
        return new Mark(status, false, 0, justified);
    }

    /** P, R (20 late, 15 early), E (justified), A, a dot for not marked, a dash for not expected. */
    private static Row row(String marks, int everyDays) {
        return row(marks, everyDays, SignNumbers.usual());
    }

    private static Row row(String marks, int everyDays, SignNumbers numbers) {
        Mark[] said = new Mark[marks.length()];
        boolean[] expected = new boolean[marks.length()];
        for (int i = 0; i < said.length; i++) {
            said[i] = switch (marks.charAt(i)) {
                case 'P' -> new Mark(AttendanceMark.Status.PRESENT, false, LENGTH, false);
                case 'R' -> new Mark(AttendanceMark.Status.PRESENT, true, LENGTH - 35, false);
                case 'E' -> missed(AttendanceMark.Status.EXCUSED, true);
                case 'A' -> missed(AttendanceMark.Status.ABSENT, false);
                default -> null;
            };
            expected[i] = marks.charAt(i) != '-';
        }
        return Term.of(
                        "",
                        TODAY,
                        TODAY,
                        meetings(marks.length(), everyDays),
                        List.of(new Line(1, "Amina", expected, said)),
                        TODAY,
                        numbers)
                .rows()
                .get(0);
    }

    @Test
    void late_twenty_and_left_fifteen_early_of_150_is_115_minutes() {
        assertThat(row("R", 7).minutes()).isEqualTo(115);
        assertThat(row("R", 7).rate()).isEqualTo(77);
    }

    @Test
    void illness_costs_rate_and_not_diligence() {
        Row row = row("PPEE", 7);
        assertThat(row.rate()).isEqualTo(50);
        assertThat(row.diligence()).isEqualTo(100);
    }

    @Test
    void who_is_always_excused_has_no_diligence_and_who_was_never_expected_no_rate() {
        assertThat(row("EEEE", 7).diligence()).isNull();
        assertThat(row("----", 7).rate()).isNull();
    }

    @Test
    void only_sessions_while_enrolled_are_expected() {
        assertThat(row("--PA", 7).rate()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "PPPPAAA, 2, ABSENT_IN_A_ROW",
        "PPPPAA.A, 2, ABSENT_IN_A_ROW",
        "PPPPPAAE, 2,",
        "PPPPAAR, 2,",
        "PPPPPAA, 2,",
        "AA, 2,",
        "AA, 14, NO_NEWS",
        "PAPAPAPA, 3, LOW_RATE",
        "PPPAPPPA, 3,",
        "APAP, 3,",
        "PPAA, 10, NO_NEWS",
        "PPAE, 10,",
        "PP.., 10,",
        "PPP----, 10,",
        "AAA-------, 10,",
        "-------, 2,"
    })
    void who_should_be_called(String marks, int everyDays, Sign sign) {
        if (sign == null) {
            assertThat(row(marks, everyDays).signs()).isEmpty();
        } else {
            assertThat(row(marks, everyDays).signs()).contains(sign);
        }
    }

    @RepeatedTest(300)
    void no_mark_makes_a_rate_above_a_hundred_and_diligence_is_never_below_the_rate(RepetitionInfo turn) {
        Random random = new Random(turn.getCurrentRepetition());
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            marks.append("PREA.-".charAt(random.nextInt(6)));
        }
        Row row = row(marks.toString(), 1 + random.nextInt(10));
        assertThat(row.minutes()).isBetween(0L, row.expected());
        if (row.rate() != null) {
            assertThat(row.rate()).isBetween(0L, 100L);
            assertThat(row.diligence() == null || row.diligence() >= row.rate()).isTrue();
        }
        assertThat(row.cells()).hasSize(marks.length());
        // one more presence never makes anybody look worse
        String better = marks.toString().replaceFirst("A", "P");
        if (!better.contentEquals(marks)) {
            assertThat(row.minutes()).isLessThan(row(better, 7).minutes());
        }
    }

    @ParameterizedTest
    @CsvSource({"PPP, 3", "APP, 2", "PPA, 0", "PEP, 1", "PP.P, 3", "PP-P, 3", "..., 0", "RP, 2"})
    void a_streak_ends_with_a_miss_and_not_with_a_session_that_nobody_called(String marks, int streak) {
        assertThat(row(marks, 2).streak()).isEqualTo(streak);
    }

    @Test
    void an_association_has_numbers_of_its_own() {
        assertThat(row("PPPPAA", 2).signs()).isEmpty();
        assertThat(row("PPPPAA", 2, new SignNumbers(0, 2, 90, 4, 5, 14)).signs())
                .containsExactlyInAnyOrder(Sign.ABSENT_IN_A_ROW, Sign.LOW_RATE);
        assertThat(row("PPPPAA", 2, new SignNumbers(0, 2, 90, 4, 7, 14)).signs())
                .containsExactly(Sign.ABSENT_IN_A_ROW);
        assertThat(row("PPPPAA", 2, new SignNumbers(0, 9, 1, 4, 5, 3)).signs()).containsExactly(Sign.NO_NEWS);
    }
}
