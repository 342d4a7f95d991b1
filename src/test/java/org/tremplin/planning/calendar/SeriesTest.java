package org.tremplin.planning.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tremplin.platform.Refused;

/** The rule that makes sessions, against a calendar counted day by day. */
class SeriesTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final LocalDate JUNE = LocalDate.of(2027, 6, 30);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Series.Meeting meeting(DayOfWeek day, int from, int to) {
        return new Series.Meeting(day, 1, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    /** Any rule that the dialog can make. */
    private static Series any(Random random) {
        List<Series.Meeting> meetings = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) == 0) {
                int start = 8 + random.nextInt(5);
                int[] ordinals = {1, 2, 3, 4, -1};
                meetings.add(new Series.Meeting(
                        day,
                        ordinals[random.nextInt(ordinals.length)],
                        LocalTime.of(start, 15 * random.nextInt(4)),
                        LocalTime.of(start + 1 + random.nextInt(3), 15 * random.nextInt(4))));
            }
        }
        if (meetings.isEmpty()) {
            meetings.add(meeting(DayOfWeek.MONDAY, 9, 12));
        }
        LocalDate from = SEPTEMBER.plusDays(random.nextInt(400));
        return new Series(
                meetings,
                random.nextInt(4) == 0 ? Series.Every.MONTHLY : Series.Every.WEEKLY,
                1 + random.nextInt(4),
                from,
                from.plusDays(random.nextInt(500)),
                random.nextInt(3) == 0 ? 1 + random.nextInt(40) : null,
                random.nextInt(3) == 0 ? 60 * (1 + random.nextInt(100)) : null);
    }

    private static Map<LocalDate, String> closures(Random random, Series series) {
        Map<LocalDate, String> closed = new TreeMap<>();
        for (LocalDate d = series.from(); !d.isAfter(series.until()); d = d.plusDays(1)) {
            if (random.nextInt(8) == 0) {
                closed.put(d, "congé");
            }
        }
        return closed;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_plan_overlaps_itself_or_a_closure_or_leaves_its_dates(long seed) {
        Random random = new Random(seed);
        Series series = any(random);
        Map<LocalDate, String> closed = closures(random, series);
        Series.Outcome outcome = series.on(closed);
        for (int i = 0; i < outcome.sessions().size(); i++) {
            Series.Planned session = outcome.sessions().get(i);
            assertThat(closed).doesNotContainKey(session.date());
            assertThat(session.date()).isBetween(series.from(), series.until());
            if (i > 0) {
                Series.Planned before = outcome.sessions().get(i - 1);
                assertThat(before.date().isBefore(session.date())
                                || before.date().equals(session.date())
                                        && !before.to().isAfter(session.from()))
                        .isTrue();
            }
        }
        assertThat(outcome.skipped()).allSatisfy(s -> assertThat(closed).containsKey(s.date()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_day_that_fits_the_rule_is_either_planned_or_skipped(long seed) {
        Random random = new Random(seed);
        Series series = any(random);
        Map<LocalDate, String> closed = closures(random, series);
        Series.Outcome outcome = series.on(closed);
        List<LocalDate> counted = new ArrayList<>();
        for (LocalDate d = series.from(); !d.isAfter(series.until()); d = d.plusDays(1)) {
            for (Series.Meeting meeting : series.meetings()) {
                if (fits(series, meeting, d)) {
                    counted.add(d);
                }
            }
        }
        List<LocalDate> made = new ArrayList<>();
        outcome.sessions().forEach(s -> made.add(s.date()));
        outcome.skipped().forEach(s -> made.add(s.date()));
        made.sort(null);
        assertThat(counted).startsWith(made.toArray(LocalDate[]::new));
        if (series.count() == null && series.minutes() == null) {
            assertThat(made).isEqualTo(counted);
        }
    }

    /** Counted without the library. */
    private static boolean fits(Series series, Series.Meeting meeting, LocalDate day) {
        if (day.getDayOfWeek() != meeting.day()) {
            return false;
        }
        if (series.frequency() == Series.Every.WEEKLY) {
            long weeks = ChronoUnit.WEEKS.between(series.from().with(DayOfWeek.MONDAY), day.with(DayOfWeek.MONDAY));
            return weeks % series.interval() == 0;
        }
        long months = ChronoUnit.MONTHS.between(series.from().withDayOfMonth(1), day.withDayOfMonth(1));
        LocalDate which = meeting.ordinal() == -1
                ? day.with(TemporalAdjusters.lastInMonth(meeting.day()))
                : day.with(TemporalAdjusters.dayOfWeekInMonth(meeting.ordinal(), meeting.day()));
        return months % series.interval() == 0 && which.equals(day);
    }

    @Test
    void sixty_hours_of_three_are_twenty_meetings_whatever_is_closed() {
        Series series = new Series(
                List.of(meeting(DayOfWeek.TUESDAY, 9, 12), meeting(DayOfWeek.THURSDAY, 13, 16)),
                Series.Every.WEEKLY,
                1,
                SEPTEMBER,
                JUNE,
                null,
                60 * 60);
        Series.Outcome outcome = series.on(Map.of(SEPTEMBER, "rentrée", SEPTEMBER.plusDays(2), "formation"));
        assertThat(outcome.sessions()).hasSize(20);
        assertThat(outcome.minutes()).isEqualTo(3_600);
        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.skipped()).extracting(Series.Skipped::reason).containsExactly("rentrée", "formation");
    }

    @Test
    void a_plan_that_ends_before_its_hours_are_reached_says_so() {
        Series series = new Series(
                List.of(meeting(DayOfWeek.TUESDAY, 9, 12)),
                Series.Every.WEEKLY,
                1,
                SEPTEMBER,
                SEPTEMBER.plusWeeks(3),
                null,
                60 * 60);
        assertThat(series.on(Map.of()).reached()).isFalse();
        assertThat(series.on(Map.of()).minutes()).isEqualTo(4 * 180);
    }

    @Test
    void the_hours_on_the_wall_stay_the_same_when_the_clocks_change_and_a_leap_day_is_a_day() {
        Series autumn = new Series(
                List.of(meeting(DayOfWeek.SUNDAY, 1, 4)),
                Series.Every.WEEKLY,
                1,
                LocalDate.of(2026, 10, 18),
                LocalDate.of(2026, 11, 1),
                null,
                null);
        assertThat(autumn.on(Map.of()).minutes()).isEqualTo(3 * 180);
        Series leap = new Series(
                List.of(meeting(DayOfWeek.TUESDAY, 9, 10)),
                Series.Every.WEEKLY,
                1,
                LocalDate.of(2028, 2, 22),
                LocalDate.of(2028, 3, 7),
                null,
                null);
        assertThat(leap.on(Map.of()).sessions())
                .extracting(Series.Planned::date)
                .containsExactly(LocalDate.of(2028, 2, 22), LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 7));
    }

    @Test
    void hours_that_overlap_on_one_day_are_refused() {
        List<Series.Meeting> both = List.of(meeting(DayOfWeek.MONDAY, 9, 12), meeting(DayOfWeek.MONDAY, 11, 13));
        assertThatThrownBy(() -> new Series(both, Series.Every.WEEKLY, 1, SEPTEMBER, JUNE, null, null))
                .isInstanceOf(Refused.class);
        List<Series.Meeting> across =
                List.of(new Series.Meeting(DayOfWeek.MONDAY, 1, LocalTime.of(22, 0), LocalTime.of(1, 0)));
        assertThatThrownBy(() -> new Series(across, Series.Every.WEEKLY, 1, SEPTEMBER, JUNE, null, null))
                .isInstanceOf(Refused.class);
    }
}
