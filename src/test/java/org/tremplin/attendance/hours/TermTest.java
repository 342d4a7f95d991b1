package org.tremplin.attendance.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.hours.SignInSheet.Line;
import org.tremplin.attendance.hours.SignInSheet.Meeting;
import org.tremplin.attendance.hours.Term.Row;
import org.tremplin.attendance.hours.Term.Sign;
import org.tremplin.people.PaperName;
import org.tremplin.planning.Session;

/** The figures of a term (domain.md, 3; field.md, 9) and who is drifting away. */
class TermTest {
    private static final PaperName AMINA = new PaperName("Amina", null, null, null, "A1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final int LENGTH = 150;

    /** Sessions of 150 minutes, one every so many days, the last one today. */
    private static List<Meeting> meetings(int number, int everyDays) {
        List<Meeting> meetings = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            meetings.add(meeting(i, TODAY.minusDays((long) everyDays * (number - 1 - i)), Session.Status.HELD));
        }
        return meetings;
    }

    private static Meeting meeting(long id, LocalDate date, Session.Status status) {
        return new Meeting(id, date, LocalTime.of(9, 0), LocalTime.of(11, 30), status, false, List.of(), null);
    }

    private static MarkView present(int late, int early) {
        return new MarkView(1, AttendanceMark.Status.PRESENT, late, early, LENGTH - late - early, null, 1);
    }

    private static MarkView missed(AttendanceMark.Status status) {
        return new MarkView(1, status, 0, 0, 0, null, 1);
    }

    /** P, R (20 late), E (justified), A, a dot for not marked, a dash for not expected. */
    private static Row row(String marks, int everyDays) {
        return row(marks, everyDays, SignNumbers.usual());
    }

    private static Row row(String marks, int everyDays, SignNumbers numbers) {
        List<Meeting> meetings = meetings(marks.length(), everyDays);
        Map<Long, MarkView> said = new HashMap<>();
        Set<Long> expected = new HashSet<>();
        Set<Long> justified = new HashSet<>();
        for (int i = 0; i < marks.length(); i++) {
            long id = i;
            switch (marks.charAt(i)) {
                case 'P' -> said.put(id, present(0, 0));
                case 'R' -> said.put(id, present(20, 15));
                case 'E' -> {
                    said.put(id, missed(AttendanceMark.Status.EXCUSED));
                    justified.add(id);
                }
                case 'A' -> said.put(id, missed(AttendanceMark.Status.ABSENT));
                default -> {}
            }
            if (marks.charAt(i) != '-') {
                expected.add(id);
            }
        }
        return only(meetings, new Line(1, AMINA, expected, said, justified, Map.of()), numbers);
    }

    private static Row only(List<Meeting> meetings, Line line, SignNumbers numbers) {
        return Term.of(
                        new SignInSheet(null, TODAY, TODAY, List.of(), List.of(), meetings, List.of(line)),
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

    @Test
    void a_cancelled_session_counts_nowhere() {
        List<Meeting> meetings = List.of(
                meeting(1, TODAY.minusDays(7), Session.Status.CANCELLED), meeting(2, TODAY, Session.Status.HELD));
        Row row = only(
                meetings,
                new Line(
                        1,
                        AMINA,
                        Set.of(1L, 2L),
                        Map.of(1L, missed(AttendanceMark.Status.ABSENT), 2L, present(0, 0)),
                        Set.of(),
                        Map.of()),
                SignNumbers.usual());
        assertThat(row.cells()).containsExactly("present");
        assertThat(row.rate()).isEqualTo(100);
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
