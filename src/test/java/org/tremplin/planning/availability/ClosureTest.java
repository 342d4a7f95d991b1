package org.tremplin.planning.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tremplin.platform.Refused;

/** The days of a closure, against a calendar counted day by day. */
class ClosureTest {
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2027, 12, 31);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Closure closure(LocalDate from, LocalDate to) {
        return new Closure(Closure.Kind.OWN, "Congé", from, to, null);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void its_days_in_a_period_are_those_that_lie_in_both(long seed) {
        Random random = new Random(seed);
        LocalDate starts = NEW_YEARS_EVE.plusDays(random.nextInt(120));
        LocalDate ends = starts.plusDays(random.nextInt(60));
        LocalDate from = NEW_YEARS_EVE.plusDays(random.nextInt(120));
        LocalDate to = from.plusDays(random.nextInt(80) - 10);
        List<LocalDate> counted = Stream.iterate(NEW_YEARS_EVE, d -> d.plusDays(1))
                .limit(400)
                .filter(d -> !d.isBefore(starts) && !d.isAfter(ends))
                .filter(d -> !d.isBefore(from) && !d.isAfter(to))
                .toList();
        assertThat(closure(starts, ends).days(from, to)).containsExactlyElementsOf(counted);
    }

    @Test
    void a_period_that_only_touches_it_has_one_of_its_days() {
        Closure week = closure(NEW_YEARS_EVE.minusDays(6), NEW_YEARS_EVE);
        assertThat(week.days(NEW_YEARS_EVE, LocalDate.MAX)).containsExactly(NEW_YEARS_EVE);
        assertThat(week.days(LocalDate.MIN, NEW_YEARS_EVE.minusDays(6))).containsExactly(NEW_YEARS_EVE.minusDays(6));
        assertThat(week.days(NEW_YEARS_EVE.plusDays(1), LocalDate.MAX)).isEmpty();
    }

    @Test
    void a_leap_year_can_be_closed_and_not_a_day_more() {
        LocalDate first = LocalDate.of(2028, 1, 1);
        LocalDate last = LocalDate.of(2028, 12, 31);
        assertThat(closure(first, last).days(first, last)).hasSize(Closure.LONGEST);
        assertThatThrownBy(() -> closure(first, last.plusDays(1)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(AvailabilityRefusal.CLOSURE_TOO_LONG));
    }

    @Test
    void an_end_before_the_start_is_refused() {
        assertThatThrownBy(() -> closure(NEW_YEARS_EVE, NEW_YEARS_EVE.minusDays(1)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(AvailabilityRefusal.ENDS_BEFORE_START));
    }
}
