package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tremplin.enrolment.Stretch.Turn;

/** Days on a list: begun, interrupted, taken up again, ended. */
class StretchTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static Stretch days(int from, int to) {
        return new Stretch(MONDAY.plusDays(from), MONDAY.plusDays(to));
    }

    private static Turn away(int day) {
        return new Turn(true, MONDAY.plusDays(day));
    }

    private static Turn back(int day) {
        return new Turn(false, MONDAY.plusDays(day));
    }

    @Test
    void a_leave_begins_with_its_first_day_and_is_over_with_the_day_of_coming_back() {
        assertThat(Stretch.of(MONDAY, MONDAY.plusDays(20), List.of(back(0), away(5), back(9))))
                .containsExactly(days(0, 4), days(9, 20));
        assertThat(Stretch.of(MONDAY, null, List.of(away(5)))).containsExactly(days(0, 4));
        assertThat(Stretch.of(MONDAY, null, List.of())).containsExactly(new Stretch(MONDAY, LocalDate.MAX));
        assertThat(Stretch.of(null, null, List.of())).isEmpty();
    }

    @Test
    void who_leaves_and_comes_back_on_one_day_was_never_away() {
        assertThat(Stretch.of(MONDAY, MONDAY.plusDays(9), List.of(away(3), back(3))))
                .containsExactly(days(0, 9));
        assertThat(Stretch.of(MONDAY, MONDAY.plusDays(9), List.of(away(0), back(4), away(4))))
                .isEmpty();
    }

    @Test
    void who_was_away_from_the_first_day_stays_away() {
        assertThat(Stretch.turns(MONDAY, List.of())).containsExactly(away(0));
        assertThat(Stretch.turns(null, List.of())).isEmpty();
    }

    @Test
    void days_of_either_are_days_of_both() {
        assertThat(Stretch.union(List.of(days(0, 4), days(10, 12)), List.of(days(3, 5), days(6, 7))))
                .containsExactly(days(0, 7), days(10, 12));
    }

    @Test
    void turns_made_of_days_make_those_days_again() {
        Random random = new Random(16);
        for (int i = 0; i < 500; i++) {
            List<Stretch> some = new ArrayList<>();
            for (int n = random.nextInt(5); n >= 0; n--) {
                int from = random.nextInt(60);
                some.add(
                        random.nextInt(6) == 0
                                ? new Stretch(MONDAY.plusDays(from), LocalDate.MAX)
                                : days(from, from + random.nextInt(9)));
            }
            List<Stretch> union = Stretch.union(some);
            LocalDate enrolled = union.get(0).from().minusDays(random.nextInt(3));
            assertThat(Stretch.of(enrolled, null, Stretch.turns(enrolled, union)))
                    .isEqualTo(union);
        }
    }
}
