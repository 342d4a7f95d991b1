package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When something was tapped, said by a clock that may be wrong. */
class PhoneClockTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant TAPPED = NOW.minusSeconds(1800);

    /** A phone whose clock is slow by so much at the tap, was compared then, and is slow by so much when it sends. */
    private static PhoneClock clock(Duration slow, Duration known, Duration slowNow) {
        return new PhoneClock(TAPPED.minus(slow), known, NOW.minus(slowNow));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 45, -190, 60 * 24 * 365 * 20})
    void a_wrong_clock_that_nobody_touched_is_right(int slow) {
        Duration wrong = Duration.ofMinutes(slow);
        PhoneClock clock = clock(wrong, wrong, wrong);
        assertThat(clock.isSure(NOW)).isTrue();
        assertThat(clock.moment(NOW)).isEqualTo(TAPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, -190})
    void a_clock_set_right_since_the_tap_says_when_it_was_and_is_not_certain(int slow) {
        Duration wrong = Duration.ofMinutes(slow);
        PhoneClock clock = clock(wrong, wrong, Duration.ZERO);
        assertThat(clock.isSure(NOW)).isFalse();
        assertThat(clock.moment(NOW)).isEqualTo(TAPPED);
    }

    @Test
    void a_clock_that_was_never_compared_is_not_certain() {
        assertThat(clock(Duration.ZERO, null, Duration.ZERO).isSure(NOW)).isFalse();
        assertThat(new PhoneClock(TAPPED, Duration.ZERO, null).isSure(NOW)).isFalse();
        assertThat(clock(Duration.ofMinutes(7), null, Duration.ofMinutes(7)).moment(NOW))
                .isEqualTo(TAPPED);
    }

    @Test
    void a_slow_network_is_no_other_clock() {
        assertThat(clock(Duration.ZERO, Duration.ofMillis(400), Duration.ofSeconds(6))
                        .isSure(NOW))
                .isTrue();
        assertThat(clock(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(40)).isSure(NOW))
                .isFalse();
    }

    @Test
    void now_is_certain_and_what_cannot_be_is_now_without_being_certain() {
        assertThat(new PhoneClock(null, null, null).isSure(NOW)).isTrue();
        for (Instant said : new Instant[] {NOW.plusSeconds(3600), NOW.minus(Duration.ofDays(91))}) {
            PhoneClock clock = new PhoneClock(said, Duration.ZERO, NOW);
            assertThat(clock.moment(NOW)).isEqualTo(NOW);
            assertThat(clock.isSure(NOW)).isFalse();
        }
        for (Instant said : new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("0001-01-01T00:00:00Z")}) {
            assertThat(new PhoneClock(said, Duration.ofDays(36_600), said).moment(NOW))
                    .isEqualTo(NOW);
        }
    }
}
