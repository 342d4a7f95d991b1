package org.tremplin.progress.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Hours done, required, until when, and the pace that takes. */
class PaceTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate DUE = LocalDate.of(2027, 4, 30);

    private static Pace pace(String done, LocalDate today) {
        return Pace.of(new BigDecimal(done), 400, START, DUE, today);
    }

    @Test
    void four_hundred_hours_in_sixteen_months_are_25_a_month() {
        assertThat(pace("0", START).neededAMonth()).isEqualByComparingTo("25");
        assertThat(pace("0", START).doneAMonth()).isNull();
        assertThat(pace("0", START).state()).isEqualTo(Pace.State.ON_TRACK);
    }

    @Test
    void who_did_18_a_month_where_more_is_needed_is_behind() {
        Pace halfway = pace("144", LocalDate.of(2026, 8, 31));
        assertThat(halfway.doneAMonth()).isEqualByComparingTo("18");
        // 256 hours are left for eight months and the day itself
        assertThat(halfway.neededAMonth()).isEqualByComparingTo("31.9");
        assertThat(halfway.left()).isEqualByComparingTo("256");
        assertThat(halfway.percent()).isEqualTo(36);
        assertThat(halfway.state()).isEqualTo(Pace.State.BEHIND);
    }

    @Test
    void who_keeps_the_pace_is_on_track() {
        assertThat(pace("201", LocalDate.of(2026, 8, 31)).state()).isEqualTo(Pace.State.ON_TRACK);
    }

    @Test
    void nobody_is_behind_in_the_first_fortnight_nor_before_it_begins() {
        assertThat(pace("0", START.plusDays(13)).state()).isEqualTo(Pace.State.ON_TRACK);
        assertThat(pace("0", START.plusDays(14)).state()).isEqualTo(Pace.State.BEHIND);
        Pace early = pace("0", START.minusMonths(2));
        assertThat(early.state()).isEqualTo(Pace.State.ON_TRACK);
        assertThat(early.neededAMonth()).isEqualByComparingTo("25");
    }

    @Test
    void on_the_last_day_what_is_left_is_for_that_day_and_after_it_is_over() {
        assertThat(pace("399", DUE).neededAMonth()).isEqualByComparingTo("30");
        assertThat(pace("399.99", DUE.plusDays(1)).state()).isEqualTo(Pace.State.OVER);
        assertThat(pace("399.99", DUE.plusDays(1)).neededAMonth()).isNull();
        assertThat(pace("399.99", DUE.plusDays(1)).percent()).isEqualTo(99);
    }

    @Test
    void reached_is_reached_whenever() {
        assertThat(pace("400", DUE.plusYears(1)).state()).isEqualTo(Pace.State.REACHED);
        assertThat(pace("412.5", START.plusDays(60)).state()).isEqualTo(Pace.State.REACHED);
        assertThat(pace("412.5", START.plusDays(60)).percent()).isEqualTo(100);
        assertThat(pace("412.5", START.plusDays(60)).left()).isZero();
    }

    @Test
    void a_target_that_began_on_the_31st_of_a_month_has_months_too() {
        LocalDate january = LocalDate.of(2026, 1, 31);
        Pace pace = Pace.of(new BigDecimal("10"), 20, january, LocalDate.of(2026, 3, 30), LocalDate.of(2026, 2, 27));
        assertThat(pace.doneAMonth()).isEqualByComparingTo("10");
        assertThat(pace.state()).isEqualTo(Pace.State.ON_TRACK);
    }
}
