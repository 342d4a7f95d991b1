package org.tremplin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.CountingRule.Fact;
import org.tremplin.catalogue.CountingRule.Rounding;
import org.tremplin.catalogue.CountingRule.Unit;

/** The arithmetic of the funders: the cases of design/field.md §9, and what holds for whatever marks and rules. */
class CountingRuleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate END = DAY.plusYears(1);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(13, 0);
    private static final long ILLNESS = 31;
    private static final long WEDDING = 32;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Fact present(LocalDate day, LocalTime at, int length, int late, int early) {
        return new Fact(day, at, length, false, true, late, early, null);
    }

    private static Fact absent(LocalDate day, LocalTime at, int length, Long reason) {
        return new Fact(day, at, length, false, false, 0, 0, reason);
    }

    private static CountingRule rule(int tolerance, Unit unit, Rounding rounding, Map<Long, Integer> credited) {
        return new CountingRule(tolerance, unit, rounding, true, credited);
    }

    private static Count of(CountingRule rule, Fact... facts) {
        return rule.count(List.of(facts), DAY, END);
    }

    @Test
    void late_20_and_left_15_early_of_150_minutes_are_115_and_130_with_a_tolerance_of_15() {
        Fact mark = present(DAY, MORNING, 150, 20, 15);
        assertThat(of(CountingRule.plain(), mark))
                .returns(115L, Count::attended)
                .returns(115L, Count::counted);
        assertThat(of(rule(15, Unit.HOUR, Rounding.HUNDREDTH, Map.of()), mark))
                .returns(115L, Count::attended)
                .returns(130L, Count::counted);
    }

    /** A session of an hour that was shortened to half an hour: somebody had come 40 minutes late. */
    @Test
    void nobody_attends_less_than_nothing_in_a_session_that_was_shortened() {
        assertThat(of(CountingRule.plain(), present(DAY, MORNING, 30, 40, 0), present(DAY, AFTERNOON, 60, 0, 0)))
                .isEqualTo(new Count(60, 60, 0, 1, 0));
        assertThat(of(rule(15, Unit.PERIOD, Rounding.HUNDREDTH, Map.of()), present(DAY, MORNING, 30, 10, 25)))
                .isEqualTo(Count.NOTHING);
    }

    @Test
    void forty_days_of_illness_are_credited_up_to_the_cap_and_attend_nothing() {
        List<Fact> ill = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ill.add(absent(DAY.plusDays(i), MORNING, 180, ILLNESS));
        }
        CountingRule rule = rule(0, Unit.HOUR, Rounding.HUNDREDTH, Map.of(ILLNESS, 30));
        assertThat(rule.count(ill, DAY, END)).isEqualTo(new Count(0, 0, 30 * 180, 0, 30));
        assertThat(CountingRule.plain().count(ill, DAY, END)).isEqualTo(Count.NOTHING);
    }

    @Test
    void the_cap_is_not_filled_again_by_the_report_of_the_next_month() {
        List<Fact> ill = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ill.add(absent(DAY.plusDays(i), MORNING, 180, ILLNESS));
        }
        CountingRule rule = rule(0, Unit.HOUR, Rounding.HUNDREDTH, Map.of(ILLNESS, 30));
        LocalDate april = LocalDate.of(2026, 4, 1);
        assertThat(rule.count(ill, DAY, april.minusDays(1)).credited()).isEqualTo(30 * 180);
        assertThat(rule.count(ill, april, END).credited()).isZero();
    }

    @Test
    void two_sessions_of_one_day_use_one_day_of_the_cap_and_each_reason_has_its_own() {
        CountingRule rule = rule(0, Unit.HOUR, Rounding.HUNDREDTH, Map.of(ILLNESS, 1, WEDDING, 2));
        assertThat(of(
                                rule,
                                absent(DAY, MORNING, 100, ILLNESS),
                                absent(DAY, AFTERNOON, 100, ILLNESS),
                                absent(DAY.plusDays(1), MORNING, 100, ILLNESS),
                                absent(DAY.plusDays(2), MORNING, 10, WEDDING),
                                absent(DAY.plusDays(3), MORNING, 1000, null),
                                absent(DAY.plusDays(4), MORNING, 1000, 99L))
                        .credited())
                .isEqualTo(210);
    }

    @Test
    void a_half_day_is_a_morning_or_an_afternoon_with_a_minute_in_it() {
        CountingRule rule = rule(0, Unit.HALF_DAY, Rounding.HUNDREDTH, Map.of(ILLNESS, 5));
        Count count = of(
                rule,
                present(DAY, MORNING, 60, 0, 0),
                present(DAY, MORNING.plusHours(2), 60, 0, 0),
                present(DAY, AFTERNOON, 60, 59, 0),
                present(DAY.plusDays(1), MORNING, 60, 60, 0),
                absent(DAY.plusDays(2), MORNING, 60, ILLNESS),
                absent(DAY.plusDays(3), MORNING, 60, ILLNESS),
                present(DAY.plusDays(3), MORNING.plusHours(2), 60, 0, 0));
        assertThat(rule.present(count)).isEqualByComparingTo("3");
        assertThat(rule.credit(count)).isEqualByComparingTo("1");
        assertThat(rule.total(count)).isEqualByComparingTo("4");
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, HUNDREDTH, 100, 1.67",
        "HOUR, HALF, 100, 1.5",
        "HOUR, HALF, 105, 2.0",
        "HOUR, WHOLE, 90, 2",
        "HOUR, WHOLE, 89, 1",
        "HOUR, COMPLETED, 119, 1",
        "PERIOD, HUNDREDTH, 125, 2.50",
        "LESSON, COMPLETED, 134, 2",
        "LESSON, HUNDREDTH, 90, 2.00"
    })
    void minutes_become_units_and_are_rounded_once(Unit unit, Rounding rounding, int minutes, BigDecimal expected) {
        CountingRule rule = rule(0, unit, rounding, Map.of());
        assertThat(rule.present(of(rule, present(DAY, MORNING, minutes, 0, 0)))).isEqualTo(expected);
        List<Fact> inParts = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            inParts.add(present(DAY.plusDays(i), MORNING, 1, 0, 0));
        }
        assertThat(rule.present(rule.count(inParts, DAY, END))).isEqualTo(expected);
    }

    @Test
    void a_funder_may_count_nothing_of_what_was_at_a_distance() {
        Fact online = new Fact(DAY, MORNING, 120, true, true, 0, 0, null);
        Fact missed = new Fact(DAY.plusDays(1), MORNING, 120, true, false, 0, 0, ILLNESS);
        CountingRule rule = new CountingRule(0, Unit.HOUR, Rounding.HUNDREDTH, false, Map.of(ILLNESS, 1));
        Fact ill = absent(DAY.plusDays(2), MORNING, 60, ILLNESS);
        assertThat(of(rule, online, missed, ill)).isEqualTo(new Count(120, 0, 60, 0, 1));
        assertThat(of(CountingRule.plain(), online)).isEqualTo(new Count(120, 120, 0, 1, 0));
    }

    @Test
    void presence_and_credit_are_rounded_together_in_the_total() {
        CountingRule rule = rule(0, Unit.HOUR, Rounding.COMPLETED, Map.of(ILLNESS, 9));
        Count count = of(rule, present(DAY, MORNING, 90, 0, 0), absent(DAY.plusDays(1), MORNING, 90, ILLNESS));
        assertThat(rule.present(count)).isEqualByComparingTo("1");
        assertThat(rule.credit(count)).isEqualByComparingTo("1");
        assertThat(rule.total(count)).isEqualByComparingTo("3");
    }

    private static List<Fact> any(Random random) {
        List<Fact> facts = new ArrayList<>();
        int marks = random.nextInt(60);
        for (int i = 0; i < marks; i++) {
            int length = 30 + random.nextInt(200);
            int late = random.nextInt(3) == 0 ? random.nextInt(length + 1) : 0;
            int early = random.nextInt(3) == 0 ? random.nextInt(length - late + 1) : 0;
            LocalDate day = DAY.plusDays(random.nextInt(40));
            LocalTime at = LocalTime.of(8 + random.nextInt(12), 0);
            facts.add(
                    random.nextInt(4) == 0
                            ? absent(day, at, length, random.nextBoolean() ? ILLNESS : WEDDING)
                            : present(day, at, length, late, early));
        }
        return facts;
    }

    private static CountingRule anyRule(Random random) {
        Map<Long, Integer> credited = new HashMap<>();
        if (random.nextBoolean()) {
            credited.put(ILLNESS, 1 + random.nextInt(10));
        }
        return rule(
                random.nextInt(30),
                Unit.values()[random.nextInt(Unit.values().length)],
                Rounding.values()[random.nextInt(Rounding.values().length)],
                credited);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_the_rule_the_minutes_attended_stay_and_a_tolerance_never_takes_any(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = any(random);
        CountingRule rule = anyRule(random);
        Count plain = CountingRule.plain().count(facts, DAY, END);
        Count count = rule.count(facts, DAY, END);
        long scheduled =
                facts.stream().filter(Fact::present).mapToLong(Fact::length).sum();
        assertThat(count.attended()).isEqualTo(plain.attended()).isEqualTo(plain.counted());
        assertThat(count.counted()).isBetween(count.attended(), scheduled);
        assertThat(count.halfDays()).isEqualTo(plain.halfDays());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_months_of_a_year_add_up_to_the_year_in_whatever_order_the_marks_come(long seed) {
        Random random = new Random(seed);
        List<Fact> facts = any(random);
        CountingRule rule = anyRule(random);
        Count year = rule.count(facts, DAY, END);
        LocalDate cut = DAY.plusDays(random.nextInt(45));
        Count parts = rule.count(facts, DAY, cut).plus(rule.count(facts, cut.plusDays(1), END));
        assertThat(parts).isEqualTo(year);
        Collections.shuffle(facts, random);
        Count shuffled = rule.count(facts, DAY, END);
        assertThat(shuffled.counted()).isEqualTo(year.counted());
        assertThat(shuffled.halfDays()).isEqualTo(year.halfDays());
        assertThat(shuffled.credited()).isEqualTo(year.credited());
    }
}
