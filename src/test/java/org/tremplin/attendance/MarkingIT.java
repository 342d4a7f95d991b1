package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tremplin.Cast;
import org.tremplin.access.Role;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Refused;

/** Marks on a real database: what many at once cost, and what they leave. */
@ExtendWith(ArquillianExtension.class)
class MarkingIT {
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    @Inject
    private Cast cast;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Resource
    private ManagedExecutorService executor;

    private long group;
    private long session;
    private final List<Long> people = new ArrayList<>();

    @BeforeEach
    void a_group_of_fifteen_meets_today() {
        cast.become(Role.COORDINATOR);
        group = cast.group(15);
        for (int i = 0; i < 15; i++) {
            people.add(cast.person("Personne", "Numéro " + i));
            enrolments.enrol(people.get(i), group);
        }
        session = cast.session(group, cast.today());
    }

    private List<MarkCommand> all(MarkValue value, long version) {
        return people.stream()
                .map(p -> new MarkCommand(p, value, version, false, null, null))
                .toList();
    }

    @Test
    void fifteen_marks_are_written_changed_and_taken_back_in_six_statements_each() throws Exception {
        // what is remembered is not counted
        rollCalls.open(session);
        assertThat(cast.statements(() -> attendance.markMany(session, all(PRESENT, 0), false)))
                .isLessThanOrEqualTo(6);
        assertThat(cast.statements(() -> attendance.markMany(session, varied(), false)))
                .isLessThanOrEqualTo(6);
        assertThat(cast.statements(() -> attendance.markMany(session, all(null, 2), false)))
                .isLessThanOrEqualTo(6);
        assertThat(rollCalls.open(session).people())
                .allSatisfy(p -> assertThat(p.mark().status()).isNull());
        assertThat(rollCalls.history(session, people.get(3))).hasSize(3);
    }

    /** Everybody late by other minutes: no two marks alike. */
    private List<MarkCommand> varied() {
        return people.stream()
                .map(p -> new MarkCommand(
                        p,
                        new MarkValue(AttendanceMark.Status.PRESENT, 5 + people.indexOf(p), 0, null),
                        1,
                        false,
                        null,
                        null))
                .toList();
    }

    @Test
    void what_is_answered_is_what_is_stored() {
        List<MarkView> first = attendance.markMany(session, all(PRESENT, 0), false);
        assertThat(rollCalls.open(session).people())
                .extracting(RollCallView.Attendee::mark)
                .containsExactlyInAnyOrderElementsOf(first);
        List<MarkView> answered = attendance.markMany(session, varied(), false);
        assertThat(rollCalls.open(session).people())
                .extracting(RollCallView.Attendee::mark)
                .containsExactlyInAnyOrderElementsOf(answered);
        assertThat(answered).allSatisfy(m -> assertThat(m.minutes()).isEqualTo(180 - m.minutesLate()));
    }

    @Test
    void one_stale_version_among_fifteen_changes_nothing_at_all() {
        attendance.markMany(session, all(PRESENT, 0), false);
        List<MarkCommand> commands = new ArrayList<>(all(ABSENT, 1));
        commands.set(14, new MarkCommand(people.get(14), ABSENT, 7, false, null, null));
        assertThatThrownBy(() -> attendance.markMany(session, commands, false)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(rollCalls.open(session).people())
                .allSatisfy(p -> assertThat(p.mark().status()).isEqualTo(AttendanceMark.Status.PRESENT));
    }

    @Test
    void a_session_held_by_hand_with_unnamed_heads_only_is_held_again_when_it_is_reinstated() {
        sessions.hold(session, queries.view(session).form().version());
        sessions.cancel(session, queries.view(session).form().version(), "erreur");
        sessions.reinstate(session, queries.view(session).form().version(), null);
        assertThat(queries.view(session).form().status()).isEqualTo(Session.Status.HELD);
    }

    @Test
    void the_first_marks_of_a_session_at_the_same_moment_are_in_nobody_s_way() throws Exception {
        for (int round = 0; round < 5; round++) {
            long fresh = round == 0 ? session : cast.session(group, cast.today().minusDays(round));
            CyclicBarrier start = new CyclicBarrier(6);
            List<Future<MarkView>> marked = new ArrayList<>();
            for (long person : people.subList(0, 6)) {
                marked.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                    start.await();
                    return attendance.mark(fresh, new MarkCommand(person, PRESENT, 0, true, null, null));
                })));
            }
            for (Future<MarkView> mark : marked) {
                assertThat(mark.get().version()).isEqualTo(1);
            }
            assertThat(queries.view(fresh).form().status()).isEqualTo(Session.Status.HELD);
        }
    }

    @Test
    void an_unknown_reason_is_refused_and_an_unbelievable_clock_is_not_believed() {
        MarkValue excused = new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, 987_654_321L);
        assertThatThrownBy(
                        () -> attendance.mark(session, new MarkCommand(people.get(0), excused, 0, false, null, null)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(AttendanceRefusal.REASON_UNKNOWN));
        attendance.mark(
                session,
                new MarkCommand(people.get(0), PRESENT, 0, false, Instant.parse("0001-01-01T00:00:00Z"), null));
        assertThat(rollCalls.history(session, people.get(0)))
                .singleElement()
                .satisfies(h -> assertThat(h.markedAt()).isEqualTo(h.receivedAt()));
    }
}
