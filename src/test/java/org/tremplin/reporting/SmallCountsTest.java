package org.tremplin.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Among so few somebody is known. */
class SmallCountsTest {
    private static EmploymentCount count(String kind, long people) {
        return new EmploymentCount(kind, kind, "", "", people);
    }

    @Test
    void one_to_four_are_hidden_and_five_are_not() {
        assertThat(SmallCounts.hidden(List.of(0L, 1L, 4L, 5L, 12L))).isEqualTo(Set.of(1, 2));
    }

    @Test
    void where_only_one_is_hidden_the_next_smallest_goes_with_it() {
        assertThat(SmallCounts.hidden(List.of(12L, 7L, 3L, 9L))).isEqualTo(Set.of(1, 2));
        assertThat(SmallCounts.hidden(List.of(12L, 7L))).isEmpty();
        assertThat(SmallCounts.hidden(List.of(3L))).isEqualTo(Set.of(0));
    }

    @Test
    void what_is_hidden_comes_last_by_its_name_and_tells_no_order() {
        List<EmploymentCount> masked = SmallCounts.masked(
                List.of(count("stage", 12), count("permis", 7), count("contrat", 4), count("benevolat", 1)));
        assertThat(masked.stream().map(EmploymentCount::kind))
                .containsExactly("stage", "permis", "benevolat", "contrat");
        assertThat(masked.stream().map(EmploymentCount::shown)).containsExactly("12", "7", "< 5", "< 5");
        assertThat(SmallCounts.masked(List.of(count("stage", 12), count("permis", 7), count("contrat", 4))).stream()
                        .map(EmploymentCount::shown))
                .containsExactly("12", "< 5", "*");
    }

    /** 22 in all, 10 and 5 shown: the other 7 would be 5 and 2. Of 14, 12 shown, two would be one each. */
    @Test
    void what_is_left_of_a_total_does_not_tell_them() {
        assertThat(SmallCounts.hidden(List.of(10L, 5L, 5L, 2L))).isEqualTo(Set.of(1, 2, 3));
        assertThat(SmallCounts.hidden(List.of(12L, 1L, 1L))).isEqualTo(Set.of(0, 1, 2));
        assertThat(SmallCounts.hidden(List.of(12L, 3L, 2L))).isEqualTo(Set.of(1, 2));
        assertThat(SmallCounts.masked(List.of(count("stage", 4), count("permis", 4), EmploymentCount.ofAll(8))).stream()
                        .map(EmploymentCount::shown))
                .containsExactly("< 5", "< 5", "*");
        assertThat(SmallCounts.masked(List.of(count("stage", 4), count("permis", 2), EmploymentCount.ofAll(6))).stream()
                        .map(EmploymentCount::shown))
                .containsExactly("< 5", "< 5", "6");
    }
}
