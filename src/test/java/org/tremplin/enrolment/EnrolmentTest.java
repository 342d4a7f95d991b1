package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
    private static final Instant UNTIL = Instant.parse("2026-03-09T22:59:00Z");

    private static Enrolment at(Status status) {
        return Enrolment.imported(null, null, line(status, null, null), MONDAY);
    }

    private static EnrolmentLine line(Status status, LocalDate end, LocalDate lastMark) {
        return new EnrolmentLine(0, 0, MONDAY, status, end, lastMark);
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
        assertThat(enrolment.correct(line(Status.ENROLLED, null, null), MONDAY)).isFalse();
        assertThat(enrolment.correct(line(Status.COMPLETED, null, null), MONDAY))
                .isTrue();
        assertThat(enrolment.correct(line(Status.COMPLETED, null, null), MONDAY.plusDays(9)))
                .isFalse();
    }

    @Test
    void a_file_that_says_enrolled_or_waiting_ends_no_leave_and_takes_no_offer_back() {
        Enrolment away = at(Status.ENROLLED);
        away.move(Status.SUSPENDED, null, MONDAY.plusDays(7));
        assertThat(away.correct(line(Status.ENROLLED, null, null), MONDAY.plusDays(9)))
                .isFalse();
        LocalDate earlier = MONDAY.minusDays(7);
        EnrolmentLine corrected = new EnrolmentLine(0, 0, earlier, Status.ENROLLED, null, null);
        assertThat(away.correct(corrected, MONDAY.plusDays(9))).isTrue();
        assertThat(away).returns(Status.SUSPENDED, Enrolment::status).returns(earlier, Enrolment::enrolledOn);
        assertThat(away.correct(line(Status.COMPLETED, null, null), MONDAY.plusDays(9)))
                .isTrue();
        Enrolment asked = at(Status.WAITING);
        asked.offer(UNTIL, MONDAY);
        asked.answerBy("hash");
        assertThat(asked.correct(line(Status.WAITING, null, null), MONDAY.plusDays(2)))
                .isFalse();
        assertThat(asked).returns(Status.OFFERED, Enrolment::status).returns(UNTIL, Enrolment::offeredUntil);
        assertThat(asked.correct(line(Status.ENROLLED, null, null), MONDAY.plusDays(2)))
                .isTrue();
    }

    @Test
    void a_file_says_when_it_ended_or_else_the_last_mark_or_else_the_day_of_the_file() {
        LocalDate today = MONDAY.plusDays(60);
        LocalDate lastMark = MONDAY.plusDays(30);
        LocalDate said = MONDAY.plusDays(40);
        assertThat(ended(line(Status.WITHDRAWN, said, lastMark), today)).isEqualTo(said);
        assertThat(ended(line(Status.WITHDRAWN, null, lastMark), today)).isEqualTo(lastMark);
        assertThat(ended(line(Status.COMPLETED, null, null), today)).isEqualTo(today);
        assertThat(ended(line(Status.COMPLETED, null, MONDAY.minusDays(9)), today))
                .isEqualTo(MONDAY);
    }

    private static LocalDate ended(EnrolmentLine line, LocalDate today) {
        return Enrolment.imported(null, null, line, today).endedOn();
    }

    @Test
    void an_end_that_is_known_moves_only_for_a_later_mark() {
        Enrolment enrolment = at(Status.ENROLLED);
        LocalDate left = MONDAY.plusDays(20);
        enrolment.move(Status.WITHDRAWN, EndReason.JOB, left);
        assertThat(enrolment.correct(line(Status.WITHDRAWN, null, MONDAY.plusDays(8)), left.plusDays(9)))
                .isFalse();
        assertThat(enrolment.correct(line(Status.WITHDRAWN, null, left.plusDays(2)), left.plusDays(9)))
                .isTrue();
        assertThat(enrolment.endedOn()).isEqualTo(left.plusDays(2));
        assertThat(enrolment.endReason()).isEqualTo(EndReason.JOB);
    }

    /** domain.md §2, written down once more so that a move added by mistake is seen. */
    private static final Map<Status, Set<Status>> ALLOWED = Map.of(
            Status.REQUESTED, EnumSet.of(Status.WAITING, Status.OFFERED, Status.ENROLLED, Status.WITHDRAWN),
            Status.WAITING, EnumSet.of(Status.OFFERED, Status.ENROLLED, Status.WITHDRAWN),
            Status.OFFERED, EnumSet.of(Status.WAITING, Status.ENROLLED, Status.WITHDRAWN),
            Status.ENROLLED, EnumSet.of(Status.SUSPENDED, Status.COMPLETED, Status.WITHDRAWN),
            Status.SUSPENDED, EnumSet.of(Status.ENROLLED, Status.COMPLETED, Status.WITHDRAWN),
            Status.COMPLETED, EnumSet.noneOf(Status.class),
            Status.WITHDRAWN, EnumSet.noneOf(Status.class));

    @Test
    void whatever_is_tried_the_states_hold_and_a_refused_move_changes_nothing() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Enrolment enrolment = at(Status.REQUESTED);
            LocalDate today = MONDAY;
            Status lastButOne = null;
            EndReason itsReason = null;
            for (int step = 0; step < 12; step++) {
                today = today.plusDays(random.nextInt(3));
                if (lastButOne != null && random.nextInt(4) == 0) {
                    Status from = enrolment.status();
                    EndReason fromReason = enrolment.endReason();
                    enrolment.undo(lastButOne, itsReason, UNTIL, today);
                    assertThat(enrolment.status()).isEqualTo(lastButOne);
                    assertThat(enrolment.endReason()).isEqualTo(itsReason);
                    lastButOne = from;
                    itsReason = fromReason;
                    mustHold(enrolment);
                    continue;
                }
                EndReason reasonBefore = enrolment.endReason();
                Status before = enrolment.status();
                String told = told(enrolment);
                Status to = Status.values()[random.nextInt(Status.values().length)];
                EndReason reason = random.nextBoolean() ? EndReason.JOB : null;
                boolean allowed = ALLOWED.get(before).contains(to) && (to != Status.WITHDRAWN || reason != null);
                try {
                    if (to == Status.OFFERED) {
                        enrolment.offer(UNTIL, today);
                    } else if (to == Status.WAITING && before == Status.OFFERED) {
                        enrolment.passOver(today);
                    } else {
                        enrolment.move(to, reason, today);
                    }
                    assertThat(allowed).as("%s: %s -> %s", seed, before, to).isTrue();
                    assertThat(enrolment.status()).isEqualTo(to);
                    lastButOne = before;
                    itsReason = reasonBefore;
                } catch (Refused refused) {
                    assertThat(allowed).as("%s: %s -> %s", seed, before, to).isFalse();
                    assertThat(told(enrolment)).isEqualTo(told);
                }
                mustHold(enrolment);
            }
        }
    }

    private static void mustHold(Enrolment enrolment) {
        Status now = enrolment.status();
        assertThat(enrolment.endedOn() != null).isEqualTo(!now.live());
        assertThat(enrolment.endReason() != null).isEqualTo(now == Status.WITHDRAWN);
        assertThat(enrolment.offeredUntil() != null).isEqualTo(now == Status.OFFERED);
        assertThat(now != Status.ENROLLED && now != Status.SUSPENDED || enrolment.enrolledOn() != null)
                .isTrue();
        assertThat(enrolment.endedOn() == null
                        || enrolment.enrolledOn() == null
                        || !enrolment.endedOn().isBefore(enrolment.enrolledOn()))
                .isTrue();
    }

    private static String told(Enrolment e) {
        return e.status() + " " + e.enrolledOn() + " " + e.endedOn() + " " + e.endReason() + " " + e.offeredUntil();
    }
}
