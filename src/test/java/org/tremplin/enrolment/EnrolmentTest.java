package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tremplin.enrolment.Enrolment.EndReason;
import org.tremplin.enrolment.Enrolment.Status;
import org.tremplin.platform.Refused;

/** The states of an enrolment and the moves between them (domain.md §2). */
class EnrolmentTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static Enrolment at(Status status) {
        return Enrolment.imported(null, null, status, MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, WAITING",
        "REQUESTED, ENROLLED",
        "WAITING, OFFERED",
        "WAITING, ENROLLED",
        "OFFERED, ENROLLED",
        "OFFERED, WAITING",
        "ENROLLED, SUSPENDED",
        "ENROLLED, COMPLETED",
        "SUSPENDED, ENROLLED"
    })
    void moves_on(Status from, Status to) {
        Enrolment enrolment = at(from);
        enrolment.move(to, null, MONDAY.plusDays(3));
        assertThat(enrolment.status()).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void what_is_over_never_moves_again(Status to) {
        assertThatThrownBy(() -> at(Status.COMPLETED).move(to, EndReason.OTHER, MONDAY))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> at(Status.WITHDRAWN).move(to, EndReason.OTHER, MONDAY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void leaving_wants_a_reason() {
        Enrolment enrolment = at(Status.ENROLLED);
        assertThatThrownBy(() -> enrolment.move(Status.WITHDRAWN, null, MONDAY))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(EnrolmentRefusal.REASON_MISSING));
        assertThat(enrolment.status()).isEqualTo(Status.ENROLLED);
    }

    @Test
    void a_file_that_says_what_is_stored_changes_nothing() {
        Enrolment enrolment = at(Status.ENROLLED);
        assertThat(enrolment.correct(Status.ENROLLED, MONDAY)).isFalse();
        assertThat(enrolment.correct(Status.COMPLETED, MONDAY)).isTrue();
        assertThat(enrolment.correct(Status.COMPLETED, MONDAY)).isFalse();
    }
}
