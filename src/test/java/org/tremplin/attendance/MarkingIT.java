package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.people.merging.Merges;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Refused;

/** Marks on a real database: what many at once cost, and what they leave. */
@InContainer
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
    private Merges merges;

    @Inject
    private People files;

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
    void taps_that_meet_a_merge_are_on_the_file_that_stays() throws Exception {
        long gone = people.get(1);
        long kept = cast.person("Personne", "Numéro 1");
        MarkCommand present = new MarkCommand(gone, PRESENT, 0, true, null, null);
        cast.become(Role.ADMINISTRATOR);
        Future<MarkView> tap = cast.meanwhile(
                () -> merge(kept, gone), cast.as(Role.COORDINATOR, () -> attendance.mark(session, present)));
        cast.become(Role.COORDINATOR);
        assertThat(tap.get().person()).isEqualTo(kept);
        assertThat(rollCalls.open(session).people())
                .filteredOn(p -> p.mark().status() == AttendanceMark.Status.PRESENT)
                .extracting(RollCallView.Attendee::person)
                .containsExactly(kept);

        long again = people.get(2);
        long stays = cast.person("Personne", "Numéro 2");
        cast.become(Role.ADMINISTRATOR);
        Future<List<MarkView>> many = cast.meanwhile(
                () -> merge(stays, again),
                cast.as(Role.COORDINATOR, () -> attendance.markMany(session, all(PRESENT, 0), true)));
        assertThat(many)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(ChangedMeanwhile.class);
    }

    private void merge(long kept, long gone) {
        merges.merge(kept, files.view(kept).version(), gone, files.view(gone).version());
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
    void who_is_marked_was_there_so_the_session_took_place() {
        sessions.hold(session, queries.view(session).form().version());
        sessions.takeBackHold(session, queries.view(session).form().version());
        assertThat(queries.view(session).form().status()).isEqualTo(Session.Status.PLANNED);
        attendance.markMany(session, all(PRESENT, 0), false);
        assertThatThrownBy(() -> sessions.takeBackHold(
                        session, queries.view(session).form().version()))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(AttendanceRefusal.SESSION_MARKED));
        assertThat(queries.view(session).form().status()).isEqualTo(Session.Status.HELD);
    }

    @Test
    void what_took_place_is_not_moved_to_a_day_to_come() {
        sessions.hold(session, queries.view(session).form().version());
        SessionForm held = queries.view(session).form();
        assertThatThrownBy(() -> sessions.plan(new PlanSession(
                        session,
                        held.version(),
                        held.group(),
                        cast.today().plusDays(1),
                        held.startsAt(),
                        held.endsAt(),
                        null,
                        held.trainers(),
                        "essai")))
                .isInstanceOf(Refused.class);
        long tomorrow = cast.session(group, cast.today().plusDays(1));
        assertThatThrownBy(() ->
                        sessions.hold(tomorrow, queries.view(tomorrow).form().version()))
                .isInstanceOf(Refused.class);
        assertThat(queries.view(tomorrow).form().status()).isEqualTo(Session.Status.PLANNED);
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

    // ------------------------------------------------------------ two phones, and what they have seen

    private static final MarkValue EXCUSED = new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, null);

    private int learner;

    private MarkView taps(MarkValue value, long version, int minute) {
        return taps(value, version, minute, true, false);
    }

    /** A tap of so many minutes after an hour ago. */
    private MarkView taps(MarkValue value, long version, int minute, boolean sure, boolean onlyUnmarked) {
        PhoneTap tap = new PhoneTap(UUID.randomUUID().toString(), null, sure, onlyUnmarked);
        Instant tapped = Instant.now().minusSeconds(3600).plusSeconds(60L * minute);
        return attendance.mark(session, new MarkCommand(people.get(learner), value, version, false, tapped, null, tap));
    }

    private AttendanceMark.Status stored() {
        return rollCalls.open(session).people().stream()
                .filter(p -> p.person() == people.get(learner))
                .findFirst()
                .orElseThrow()
                .mark()
                .status();
    }

    @Test
    void what_was_seen_grows_with_every_line_also_when_a_mark_is_taken_back() {
        assertThat(taps(PRESENT, 0, 1).version()).isEqualTo(1);
        assertThat(taps(null, 1, 2).version()).isEqualTo(2);
        assertThat(rollCalls.open(session).people()).anySatisfy(p -> {
            assertThat(p.mark().status()).isNull();
            assertThat(p.mark().version()).isEqualTo(2);
        });
        assertThat(taps(PRESENT, 2, 3).version()).isEqualTo(3);
        // somebody who saw the first of them, before it was taken back
        MarkView late = taps(ABSENT, 1, 2);
        assertThat(late.status()).isEqualTo(AttendanceMark.Status.PRESENT);
        assertThat(late.meanwhile()).isEqualTo(PRESENT);
        assertThat(rollCalls.history(session, people.get(learner)))
                .extracting(MarkHistory::overtaken)
                .containsExactly(false, true, false, false);
    }

    @Test
    void who_says_the_same_later_wins_against_what_was_tapped_between() throws Exception {
        taps(PRESENT, 0, 1);
        assertThat(cast.statements(() -> taps(PRESENT, 1, 10))).isLessThanOrEqualTo(3);
        MarkView between = taps(ABSENT, 0, 5);
        assertThat(between.status()).isEqualTo(AttendanceMark.Status.PRESENT);
        assertThat(between.meanwhile()).isEqualTo(PRESENT);
        assertThat(stored()).isEqualTo(AttendanceMark.Status.PRESENT);
        assertThat(rollCalls.history(session, people.get(learner))).hasSize(3);
    }

    @Test
    void a_mark_that_was_taken_back_does_not_come_again_by_an_older_tap() {
        taps(PRESENT, 0, 1);
        taps(null, 1, 10);
        assertThat(taps(ABSENT, 0, 5).status()).isNull();
        assertThat(stored()).isNull();
        // nor where it was taken back before anybody had marked
        learner = 1;
        taps(null, 0, 10);
        assertThat(taps(ABSENT, 0, 5).status()).isNull();
    }

    @Test
    void where_a_clock_was_set_what_somebody_else_noted_stays_and_is_shown_to_be_settled() {
        taps(EXCUSED, 0, 1);
        MarkView disputed = taps(PRESENT, 0, 10, false, false);
        assertThat(disputed.status()).isEqualTo(AttendanceMark.Status.EXCUSED);
        assertThat(disputed.meanwhile()).isEqualTo(EXCUSED);
        // settled by who was told
        assertThat(taps(PRESENT, disputed.version(), 11).meanwhile()).isNull();
        assertThat(stored()).isEqualTo(AttendanceMark.Status.PRESENT);
        // with nobody in the way it counts, and stands as uncertain as it is
        learner = 1;
        assertThat(taps(PRESENT, 0, 1, false, false).meanwhile()).isNull();
        assertThat(taps(ABSENT, 0, 10).meanwhile()).isEqualTo(PRESENT);
        assertThat(stored()).isEqualTo(AttendanceMark.Status.PRESENT);
    }

    @Test
    void the_unmarked_are_present_leaves_alone_whom_a_colleague_marked_before() {
        taps(ABSENT, 0, 1);
        MarkView left = taps(PRESENT, 0, 10, true, true);
        assertThat(left.status()).isEqualTo(AttendanceMark.Status.ABSENT);
        assertThat(left.meanwhile()).isEqualTo(ABSENT);
        assertThat(rollCalls.history(session, people.get(learner))).hasSize(1);
    }

    @Test
    void a_tap_sent_twice_is_told_the_second_time_what_it_was_told_the_first() {
        taps(ABSENT, 0, 1);
        PhoneTap tap = new PhoneTap(UUID.randomUUID().toString(), null, true, false);
        MarkCommand command = new MarkCommand(people.get(learner), PRESENT, 0, false, Instant.now(), null, tap);
        MarkView first = attendance.mark(session, command);
        assertThat(first.meanwhile()).isEqualTo(ABSENT);
        assertThat(attendance.mark(session, command)).isEqualTo(first);
        // and many at once count once as well
        assertThat(attendance.markMany(session, List.of(command), false))
                .singleElement()
                .returns(first.version(), MarkView::version);
    }

    @Test
    void of_taps_for_one_person_at_the_same_moment_none_goes_unseen() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<MarkView>> sent = new ArrayList<>();
        for (int minute = 1; minute <= 4; minute++) {
            int at = minute;
            MarkValue value = minute == 4 ? null : minute % 2 == 0 ? PRESENT : ABSENT;
            sent.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                start.await();
                for (int i = 0; ; i++) {
                    try {
                        return taps(value, 0, at);
                    } catch (PersistenceException lost) {
                        // as the phone does when it is answered "changed meanwhile"
                        if (i == 20) {
                            throw lost;
                        }
                    }
                }
            })));
        }
        for (Future<MarkView> answer : sent) {
            answer.get();
        }
        assertThat(stored()).isNull();
        assertThat(rollCalls.history(session, people.get(learner))).hasSize(4);
    }
}
