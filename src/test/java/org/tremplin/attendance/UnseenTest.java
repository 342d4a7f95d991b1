package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two phones, one learner: which of two values counts, and who is told. */
class UnseenTest {
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final Instant SINCE = Instant.parse("2026-11-28T09:00:00Z");
    private static final Instant EARLIER = SINCE.minusSeconds(60);
    private static final Instant LATER = SINCE.plusSeconds(60);

    private static Unseen somebodys(boolean sure) {
        return new Unseen(ABSENT, SINCE, sure, false);
    }

    @Test
    void the_later_of_two_counts_and_the_other_is_told() {
        assertThat(somebodys(true).stays(PRESENT, EARLIER, true)).isTrue();
        assertThat(somebodys(true).stays(PRESENT, LATER, true)).isFalse();
        assertThat(somebodys(true).told(PRESENT)).isEqualTo(ABSENT);
    }

    @Test
    void where_one_clock_is_not_certain_what_is_noted_stays() {
        assertThat(somebodys(true).stays(PRESENT, LATER, false)).isTrue();
        assertThat(somebodys(false).stays(PRESENT, LATER, true)).isTrue();
    }

    @Test
    void who_says_the_same_has_nothing_to_settle_and_makes_it_no_older() {
        assertThat(somebodys(false).stays(ABSENT, LATER, false)).isFalse();
        assertThat(somebodys(true).stays(ABSENT, EARLIER, true)).isTrue();
        assertThat(somebodys(true).told(ABSENT)).isNull();
    }

    @Test
    void somebody_s_not_marked_stands_against_a_tap_as_well() {
        Unseen takenBack = new Unseen(MarkValue.NONE, SINCE, true, false);
        assertThat(takenBack.stays(PRESENT, EARLIER, true)).isTrue();
        assertThat(takenBack.told(PRESENT)).isEqualTo(MarkValue.NONE);
    }

    @Test
    void one_s_own_second_tap_is_no_conflict() {
        Unseen own = new Unseen(ABSENT, SINCE, false, true);
        assertThat(own.stays(PRESENT, LATER, false)).isFalse();
        assertThat(own.stays(PRESENT, EARLIER, true)).isTrue();
        assertThat(own.told(PRESENT)).isNull();
    }

    private static MarkHistory line(AttendanceMark.Status status, Instant marked, boolean overtaken) {
        return new MarkHistory(status, 0, 0, null, null, marked, LATER, overtaken, "Nadia");
    }

    @Test
    void in_the_history_stands_first_what_counts_and_what_arrived_too_late_at_its_own_time() {
        MarkHistory first = line(AttendanceMark.Status.PRESENT, EARLIER.minusSeconds(60), false);
        MarkHistory counts = line(AttendanceMark.Status.ABSENT, SINCE, false);
        MarkHistory late = line(AttendanceMark.Status.EXCUSED, EARLIER, true);
        MarkHistory wrongClock = line(AttendanceMark.Status.PRESENT, LATER, true);
        assertThat(MarkHistory.toRead(List.of(wrongClock, late, counts, first)))
                .containsExactly(counts, wrongClock, late, first);
        assertThat(MarkHistory.toRead(List.of())).isEmpty();
    }
}
