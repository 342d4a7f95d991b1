package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.closing.SealBroken;
import org.tremplin.attendance.closing.SealChecks;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** Sealed sheets: what is refused, what a correction leaves, and what the verification finds. */
@InContainer
class SealsIT {
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    @Inject
    private Cast cast;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Seals seals;

    @Inject
    private SealChecks sealChecks;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    @Resource
    private ManagedExecutorService executor;

    private long group;
    private String title;
    private long amina;
    private long bekele;
    private long today;
    private long yesterday;

    @BeforeEach
    void a_group_of_two_met_yesterday_and_today() {
        cast.become(Role.COORDINATOR);
        group = cast.group(15);
        title = (String) entities.createNativeQuery("select title from activity_group where id = ?1")
                .setParameter(1, group)
                .getSingleResult();
        amina = cast.person("Amina", "Cachet");
        bekele = cast.person("Bekele", "Cachet");
        yesterday = cast.session(group, cast.today().minusDays(1));
        today = cast.session(group, cast.today());
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
    }

    private MarkView mark(long session, long person, MarkValue value, String why) {
        MarkView now = rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .map(RollCallView.Attendee::mark)
                .findFirst()
                .orElse(MarkView.none(person, 0));
        return attendance.mark(session, new MarkCommand(person, value, now.version(), true, null, why));
    }

    private void bothPresent(long session) {
        mark(session, amina, PRESENT, null);
        mark(session, bekele, PRESENT, null);
    }

    private static void refused(ThrowingCallable work, Refusal why) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    /** What the verification says of this test's group. */
    private List<SealBroken> broken() {
        cast.become(Role.ADMINISTRATOR);
        return sealChecks.verify().stream().filter(b -> b.group().equals(title)).toList();
    }

    @Test
    void a_sheet_is_sealed_once_everybody_is_marked_and_only_once() {
        mark(today, amina, PRESENT, null);
        refused(() -> seals.seal(today), AttendanceRefusal.NOT_EVERYBODY_MARKED);
        assertThat(rollCalls.open(today).sealed()).isNull();
        mark(today, bekele, ABSENT, null);
        seals.seal(today);
        assertThat(rollCalls.open(today).sealed())
                .satisfies(seal -> assertThat(seal.hash()).matches("[0-9a-f]{64}"));
        refused(() -> seals.seal(today), AttendanceRefusal.SEALED_ALREADY);
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_session_that_is_to_come_cancelled_or_not_theirs_is_not_sealed() {
        long tomorrow = cast.session(group, cast.today().plusDays(1));
        refused(() -> seals.seal(tomorrow), AttendanceRefusal.SESSION_TO_COME);
        sessions.cancel(today, queries.view(today).form().version(), "trainer ill");
        refused(() -> seals.seal(today), AttendanceRefusal.SESSION_CANCELLED);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> seals.seal(yesterday)).isInstanceOf(Missing.class);
    }

    @Test
    void after_the_seal_a_trainer_changes_nothing_and_a_coordinator_corrects_with_a_reason() throws Exception {
        long trainer = cast.trainer("Tom", "Formateur");
        sessions.plan(planned(today, LocalTime.of(12, 0), Set.of(trainer)));
        bothPresent(today);
        cast.become(Role.TRAINER, Set.of(), trainer);
        seals.seal(today);
        refused(() -> mark(today, amina, ABSENT, "faute de frappe"), AttendanceRefusal.SHEET_SEALED);
        refused(
                () -> attendance.markMany(
                        today, List.of(new MarkCommand(bekele, null, 1, false, null, "faute")), false),
                AttendanceRefusal.SHEET_SEALED);
        refused(
                () -> attendance.walkIn(today, "Zahra", new MarkCommand(0, null, 0, true, null, null)),
                AttendanceRefusal.SHEET_SEALED);
        // the same value again is no change: a phone may send it twice
        assertThat(mark(today, amina, PRESENT, null).status()).isEqualTo(AttendanceMark.Status.PRESENT);

        cast.become(Role.COORDINATOR);
        refused(() -> mark(today, amina, ABSENT, " "), AttendanceRefusal.CORRECTION_REASON_MISSING);
        mark(today, amina, ABSENT, "faute de frappe");
        assertThat(rollCalls.history(today, amina))
                .extracting(MarkHistory::correction)
                .containsExactly("faute de frappe", null);
        assertThat(links()).containsExactly("SEAL", "CORRECTION");
        assertThat(broken()).isEmpty();
    }

    /** By a connection of its own: what other threads do with the entity manager meanwhile does not matter to it. */
    private List<String> links() throws SQLException {
        List<String> kinds = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select kind from attendance_seal where group_id = ? order by position")) {
            query.setLong(1, group);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    kinds.add(rows.getString(1));
                }
            }
        }
        return kinds;
    }

    @Test
    void a_sealed_session_that_is_made_longer_or_cancelled_says_so_in_the_chain() throws Exception {
        bothPresent(yesterday);
        seals.seal(yesterday);
        sessions.plan(planned(yesterday, LocalTime.of(12, 30), Set.of()));
        assertThat(links()).containsExactly("SEAL", "CORRECTION");
        sessions.cancel(yesterday, queries.view(yesterday).form().version(), "n’a pas eu lieu");
        sessions.reinstate(yesterday, queries.view(yesterday).form().version(), null);
        assertThat(links()).containsExactly("SEAL", "CORRECTION", "CORRECTION", "CORRECTION");
        assertThat(broken()).isEmpty();
    }

    private PlanSession planned(long session, LocalTime until, Set<Long> trainers) {
        SessionForm form = queries.view(session).form();
        return new PlanSession(
                session, form.version(), group, form.date(), form.startsAt(), until, null, trainers, null);
    }

    private static final String ALTERATIONS = """
            update attendance_mark set status = 'ABSENT', minutes = 0 where session_id = :session            | SHEET_CHANGED
            update attendance_mark set minutes = 1 where session_id = :session and person_id = :person       | SHEET_CHANGED
            update session set on_date = on_date - interval 1 day where id = :session                        | SHEET_CHANGED
            delete from attendance_mark where session_id = :session and person_id = :person                  | SHEET_CHANGED
            delete from attendance_change where session_id = :session and person_id = :person                | SHEET_CHANGED
            update attendance_change set status = 'ABSENT' where session_id = :session                       | SHEET_CHANGED
            update attendance_seal set content = concat(content, 'x') where session_id = :session            | LINK_CHANGED
            update attendance_seal set sealed_at = '2020-01-01' where session_id = :session                  | LINK_CHANGED
            update attendance_seal set hash = repeat('a', 64) where session_id = :session                    | LINK_CHANGED
            delete from attendance_seal where session_id = :session                                          | LINK_CHANGED
            delete from attendance_seal where session_id = :last                                             | CHAIN_CUT
            delete from attendance_chain where group_id = :group                                             | CHAIN_CUT
            """;

    /** In a loop: in the container each row of a parameterized test runs all of them. */
    @Test
    void what_is_altered_directly_in_the_database_is_found() throws Exception {
        for (String line : ALTERATIONS.lines().toList()) {
            String[] row = line.split("[|]");
            a_group_of_two_met_yesterday_and_today();
            found(row[0].strip(), SealBroken.What.valueOf(row[1].strip()));
        }
    }

    private void found(String statement, SealBroken.What what) throws Exception {
        bothPresent(yesterday);
        seals.seal(yesterday);
        bothPresent(today);
        seals.seal(today);
        assertThat(broken()).as(statement).isEmpty();
        cast.alter(statement
                .replace(":session", String.valueOf(yesterday))
                .replace(":last", String.valueOf(today))
                .replace(":person", String.valueOf(amina))
                .replace(":group", String.valueOf(group)));
        assertThat(broken()).as(statement).extracting(SealBroken::what).contains(what);
    }

    @Test
    void who_rewrites_a_link_to_fit_its_changed_marks_breaks_the_next_one() throws Exception {
        bothPresent(yesterday);
        seals.seal(yesterday);
        bothPresent(today);
        seals.seal(today);
        cast.alter("update attendance_mark set status = 'ABSENT', minutes = 0 where session_id = " + yesterday);
        cast.alter("update attendance_seal set content = replace(content, 'PRESENT', 'ABSENT'),"
                + " hash = sha2(concat_ws('\n', group_id, position), 256) where session_id = " + yesterday);
        assertThat(broken())
                .extracting(SealBroken::session, SealBroken::what)
                .contains(tuple(today, SealBroken.What.LINK_CHANGED));
    }

    @Test
    void of_two_who_seal_at_once_one_follows_the_other() throws Exception {
        bothPresent(yesterday);
        bothPresent(today);
        together(() -> seal(yesterday), () -> seal(today));
        assertThat(links()).containsExactly("SEAL", "SEAL");
        assertThat(broken()).isEmpty();

        assertThat(together(() -> seal(today), () -> seal(today))).containsOnly(AttendanceRefusal.SEALED_ALREADY);
    }

    /** Each of their links may be the last: it says what the other wrote, too. */
    @Test
    void of_two_who_correct_one_sheet_at_once_neither_is_taken_for_tampering() throws Exception {
        bothPresent(yesterday);
        seals.seal(yesterday);
        for (int round = 0; round < 16; round++) {
            MarkValue value = round % 2 == 0 ? ABSENT : PRESENT;
            together(() -> mark(yesterday, amina, value, "vérifié"), () -> mark(yesterday, bekele, value, "vérifié"));
            assertThat(broken()).as("round " + round).isEmpty();
        }
    }

    /** However they meet: what was tapped is on the sheet that is sealed, or it is refused. */
    @Test
    void nothing_slips_in_behind_a_seal() throws Exception {
        long guest = cast.person("Gaëlle", "Invitée");
        List<Object> answers = new ArrayList<>();
        for (int round = 0; round < 24; round++) {
            long session = cast.session(group, cast.today().minusDays(2L + round));
            mark(session, amina, PRESENT, null);
            long who = round % 2 == 0 ? amina : guest;
            answers.addAll(together(() -> seal(session), () -> tap(session, who, who == guest ? 0 : 1)));
        }
        assertThat(answers).contains("sealed");
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_phone_that_says_later_what_the_sealed_sheet_says_leaves_it_as_it_is() {
        bothPresent(yesterday);
        seals.seal(yesterday);
        PhoneTap tap = new PhoneTap(UUID.randomUUID().toString(), null, true, false);
        attendance.mark(yesterday, new MarkCommand(amina, PRESENT, 0, false, null, null, tap));
        assertThat(broken()).isEmpty();
        assertThat(rollCalls.history(yesterday, amina)).hasSize(1);
    }

    private Object seal(long session) {
        try {
            seals.seal(session);
            return "sealed";
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    private Object tap(long session, long person, long version) {
        try {
            return attendance.mark(session, new MarkCommand(person, ABSENT, version, true, null, null));
        } catch (Refused | ChangedMeanwhile | OptimisticLockException refused) {
            return refused;
        }
    }

    private List<Object> together(Callable<Object> one, Callable<Object> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Object>> running = new ArrayList<>();
        for (Callable<Object> work : List.of(one, other)) {
            running.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                start.await();
                return work.call();
            })));
        }
        List<Object> answers = new ArrayList<>();
        for (Future<Object> answer : running) {
            answers.add(answer.get());
        }
        return answers;
    }
}
