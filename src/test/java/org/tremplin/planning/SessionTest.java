package org.tremplin.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.Refused;

/** One meeting: its hours and its states. */
class SessionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

    private final Session session = new Session("S1", null, Instant.EPOCH);

    @BeforeEach
    void nine_to_twelve() {
        session.meet(LocalDate.of(2026, 3, 29), LocalTime.of(9, 0), LocalTime.of(12, 0), null);
    }

    @Test
    void lasts_the_wall_time_between_start_and_end_also_when_the_clocks_change() {
        session.meet(LocalDate.of(2026, 3, 29), LocalTime.of(1, 0), LocalTime.of(4, 0), null);
        assertThat(session.minutes()).isEqualTo(180);
    }

    @Test
    void never_crosses_midnight() {
        assertThatThrownBy(() -> session.meet(LocalDate.of(2026, 3, 29), LocalTime.of(22, 0), LocalTime.of(1, 0), null))
                .isInstanceOf(Refused.class);
    }

    @Test
    void cancelled_is_not_held_until_it_is_reinstated() {
        session.cancel("malade");
        assertThatThrownBy(() -> session.hold(DAY)).isInstanceOf(Refused.class);
        session.reinstate(DAY);
        session.hold(DAY);
        assertThat(session.status()).isEqualTo(Session.Status.HELD);
    }

    @Test
    void cancelled_twice_still_knows_what_it_was() {
        session.hold(DAY);
        session.cancel("malade");
        session.cancel("malade encore");
        session.reinstate(DAY);
        assertThat(session.status()).isEqualTo(Session.Status.HELD);
    }

    @Test
    void only_what_is_cancelled_is_reinstated() {
        assertThatThrownBy(() -> session.reinstate(DAY))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(PlanningRefusal.SESSION_NOT_CANCELLED));
    }

    @Test
    void takes_place_on_its_day_and_not_before() {
        refused(() -> session.hold(DAY.minusDays(1)), PlanningRefusal.SESSION_TO_COME);
        assertThat(session.status()).isEqualTo(Session.Status.PLANNED);
        session.hold(DAY);
        assertThat(session.status()).isEqualTo(Session.Status.HELD);
        session.cancel("malade");
        session.reinstate(DAY.minusDays(1));
        assertThat(session.status()).isEqualTo(Session.Status.PLANNED);
    }

    @Test
    void what_was_said_to_be_held_by_mistake_is_planned_again() {
        refused(session::notHeld, PlanningRefusal.SESSION_NOT_HELD);
        session.hold(DAY);
        session.notHeld();
        assertThat(session.status()).isEqualTo(Session.Status.PLANNED);
    }

    @Test
    void is_cancelled_for_a_reason() {
        refused(() -> session.cancel(null), PlanningRefusal.CANCEL_REASON_MISSING);
        refused(() -> session.cancel(" \t"), PlanningRefusal.CANCEL_REASON_MISSING);
        assertThat(session.status()).isEqualTo(Session.Status.PLANNED);
        session.cancel(" malade ");
        assertThat(session.status()).isEqualTo(Session.Status.CANCELLED);
    }

    private static void refused(ThrowingCallable act, PlanningRefusal why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }
}
