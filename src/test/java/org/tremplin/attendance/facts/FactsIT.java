package org.tremplin.attendance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark.Status;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkImport;
import org.tremplin.attendance.MarkLine;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.PhoneTap;
import org.tremplin.attendance.RollCalls;
import org.tremplin.attendance.StoredMarks;
import org.tremplin.enrolment.Attending;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentImports;
import org.tremplin.enrolment.EnrolmentLine;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.PlaceRow;
import org.tremplin.people.People;
import org.tremplin.people.merging.Merges;
import org.tremplin.people.privacy.Erasures;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.timetable.SessionLine;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.reporting.AttendanceRow;
import org.tremplin.reporting.Figures;
import org.tremplin.reporting.Reports;

/**
 * Facts after every kind of change. Each test starts with fresh facts, makes a change, and compares the figures of the whole
 * database with a naive count: immediately, and after the facts were counted again.
 */
@InContainer
class FactsIT {
    private static final MarkValue PRESENT = new MarkValue(Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(Status.ABSENT, 0, 0, null);
    private static final int DAYS = 60;

    @Inject
    private Cast cast;

    @Inject
    private FactRound round;

    @Inject
    private Reports reports;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private MarkImport markImport;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private EnrolmentImports enrolmentImports;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Timetable timetable;

    @Inject
    private People people;

    @Inject
    private Merges merges;

    @Inject
    private Erasures erasures;

    @Resource
    private ManagedExecutorService executor;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    private LocalDate today;
    private long group;
    private long amina;
    private long bekele;
    private long guest;
    private long first;
    private long second;
    private long third;

    /** Three past sessions of two enrolled people and a guest. */
    @BeforeEach
    void three_sessions_were_held() throws SQLException {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = group(Group.Opening.CLOSED);
        amina = cast.person("Amina", "Comptée" + Cast.unique());
        bekele = cast.person("Bekele", "Compté" + Cast.unique());
        guest = cast.person("Gaëlle", "Comptée" + Cast.unique());
        enrol(amina, group);
        enrol(bekele, group);
        long trainer = cast.trainer("Tom", "Compte" + Cast.unique());
        first = session(group, 12, trainer);
        second = session(group, 8, trainer);
        third = session(group, 5, trainer);
        for (long session : List.of(first, second, third)) {
            mark(session, amina, new MarkValue(Status.PRESENT, 10, 5, null));
        }
        mark(first, bekele, PRESENT);
        mark(second, bekele, ABSENT);
        mark(second, guest, PRESENT);
        fresh();
    }

    private long group(Group.Opening opening) {
        GroupForm form = GroupForm.fresh(
                cast.activity(),
                Cast.HEAD_OFFICE,
                "Groupe " + Cast.unique(),
                15,
                today.minusMonths(2),
                today.plusMonths(2));
        form.opening = opening;
        return groups.save(form);
    }

    private void enrol(long person, long where) throws SQLException {
        enrolments.enrol(person, where, "essai");
        PlaceRow place = place(person, where);
        LocalDate since = today.minusDays(20);
        cast.alter("update enrolment set requested_on = '%1$s', enrolled_on = '%1$s' where id = %2$d"
                .formatted(since, place.id()));
        cast.alter("update enrolment_move set on_day = '%1$s', moved_at = '%1$s 08:00' where enrolment_id = %2$d"
                .formatted(since, place.id()));
    }

    private PlaceRow place(long person, long where) {
        return places.ofPerson(person).stream()
                .filter(p -> p.group() == where)
                .findFirst()
                .orElseThrow();
    }

    private long session(long where, int daysAgo, Long trainer) {
        return sessions.plan(Cast.at(
                where,
                today.minusDays(daysAgo),
                LocalTime.of(9, 0),
                LocalTime.of(11, 0),
                null,
                trainer == null ? Set.of() : Set.of(trainer)));
    }

    private void mark(long session, long person, MarkValue value) {
        long version = rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        attendance.mark(session, new MarkCommand(person, value, version, true, null, "essai"));
    }

    private SessionForm form(long session) {
        return queries.view(session).form();
    }

    // ---------------------------------------------------------------- one beside the other

    private void fresh() throws SQLException {
        round.make();
        assertThat(isFresh(first) && isFresh(second) && isFresh(third)).isTrue();
    }

    private boolean isFresh(long session) throws SQLException {
        return !rows("select 1 from session_fact where fresh = 1 and session_id = " + session)
                .isEmpty();
    }

    private List<Object[]> rows(String sql) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement ask = connection.createStatement();
                ResultSet found = ask.executeQuery(sql)) {
            while (found.next()) {
                Object[] row = new Object[found.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static long number(Object cell) {
        return cell == null ? 0 : ((Number) cell).longValue();
    }

    /** Exactly these facts are stale; figures are right, and still right with all facts fresh. */
    private void changed(Set<Long> stale) throws SQLException {
        for (long session : List.of(first, second, third)) {
            assertThat(isFresh(session)).as("%d of %s", session, stale).isEqualTo(!stale.contains(session));
        }
        compare("right after");
        round.make();
        compare("fresh again");
    }

    private static final class Sum {
        private long sessions;
        private long given;
        private long expected;
        private long onList;
        private long attendances;
        private long present;
        private final Set<Long> people = new HashSet<>();

        private void add(Object[] session, Set<Long> who) {
            sessions++;
            given += number(session[3]);
            expected += number(session[3]) * number(session[4]);
            onList += number(session[5]);
            attendances += number(session[6]);
            present += number(session[7]);
            people.addAll(who);
        }

        private List<Long> attendance() {
            return List.of(sessions, given, (long) people.size(), present, expected, onList);
        }

        private List<Long> figures() {
            return List.of(sessions, (long) people.size(), attendances, present, given);
        }
    }

    /** Naive: a row per held session, each count by a subquery of its own. */
    private void compare(String when) throws SQLException {
        List<Object[]> held = rows("""
                select s.id, s.group_id, concat(p.code, ';', a.code), s.minutes,
                  (select count(distinct e.person_id) from enrolment e where e.group_id = s.group_id and %1$s),
                  (select sum(m.minutes) from attendance_mark m where m.session_id = s.id
                     and exists (select 1 from enrolment e
                       where e.group_id = s.group_id and e.person_id = m.person_id and %1$s)),
                  (select count(*) from attendance_mark m where m.session_id = s.id and m.minutes > 0),
                  (select sum(m.minutes) from attendance_mark m where m.session_id = s.id), p.code
                from session s join activity_group g on g.id = s.group_id join activity a on a.id = g.activity_id
                join pole p on p.id = a.pole_id
                where s.status = 'HELD' and s.on_date between '%2$s' and '%3$s'""".formatted(Attending.sql("e", "s.on_date"), today.minusDays(DAYS), today));
        Map<Long, Set<Long>> who = new HashMap<>();
        for (Object[] mark : rows("select session_id, person_id from attendance_mark where minutes > 0")) {
            who.computeIfAbsent(number(mark[0]), fresh -> new HashSet<>()).add(number(mark[1]));
        }
        Map<Long, List<Object[]>> trainers = new HashMap<>();
        for (Object[] taught : rows("select session_id, person_id from session_trainer")) {
            trainers.computeIfAbsent(number(taught[0]), fresh -> new ArrayList<>())
                    .add(taught);
        }
        Map<Long, Sum> byGroup = new HashMap<>();
        Map<Long, Sum> byTrainer = new HashMap<>();
        Map<String, Sum> byActivity = new HashMap<>();
        for (Object[] session : held) {
            Set<Long> came = who.getOrDefault(number(session[0]), Set.of());
            byGroup.computeIfAbsent(number(session[1]), fresh -> new Sum()).add(session, came);
            for (Object[] taught : trainers.getOrDefault(number(session[0]), List.of())) {
                byTrainer.computeIfAbsent(number(taught[1]), fresh -> new Sum()).add(session, came);
            }
            for (String line : List.of((String) session[2], (String) session[8], "")) {
                byActivity.computeIfAbsent(line, fresh -> new Sum()).add(session, came);
            }
        }
        LocalDate from = today.minusDays(DAYS);
        assertThat(attendance(reports.groups(from, today)))
                .as("groups, %s", when)
                .isEqualTo(attendance(byGroup));
        assertThat(attendance(reports.trainers(from, today)))
                .as("trainers, %s", when)
                .isEqualTo(attendance(byTrainer));
        assertThat(reports.attendance(from, today))
                .isEqualTo(new Reports.Attendance(reports.groups(from, today), reports.trainers(from, today)));
        Figures figures = reports.figures(from, today);
        Map<String, List<Long>> told = new TreeMap<>();
        figures.rows().forEach(row -> told.put(row.pole() + ";" + row.activity(), figures(row)));
        figures.poles().forEach(row -> told.put(row.pole(), figures(row)));
        told.put("", figures(figures.total()));
        Map<String, List<Long>> naive = new TreeMap<>();
        byActivity.forEach((line, sum) -> naive.put(line, sum.figures()));
        assertThat(told).as("figures, %s", when).isEqualTo(naive);
    }

    private static List<Long> figures(Figures.Row row) {
        return List.of(row.sessions(), row.people(), row.attendances(), row.minutesPresent(), row.minutesGiven());
    }

    private static Map<Long, List<Long>> attendance(Map<Long, Sum> sums) {
        Map<Long, List<Long>> rows = new TreeMap<>();
        sums.forEach((id, sum) -> rows.put(id, sum.attendance()));
        return rows;
    }

    private static Map<Long, List<Long>> attendance(List<AttendanceRow> told) {
        Map<Long, List<Long>> rows = new TreeMap<>();
        told.forEach(row -> rows.put(
                row.id(),
                List.of(
                        row.sessions(),
                        row.minutesGiven(),
                        row.people(),
                        row.minutesPresent(),
                        row.expected(),
                        row.onList())));
        return rows;
    }

    // ---------------------------------------------------------------- what is kept

    /** A falsified fact shows in the figures until the nightly check. */
    @Test
    void figures_are_made_of_what_is_kept_and_the_night_mends_it() throws SQLException {
        compare("as it is");
        long before = reports.figures(today.minusDays(DAYS), today).total().minutesPresent();
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.executeUpdate("update session_fact set minutes = minutes + 1000 where session_id = " + second);
        }
        assertThat(reports.figures(today.minusDays(DAYS), today).total().minutesPresent())
                .isEqualTo(before + 1000);
        round.check(today.plusDays(1));
        compare("mended");
    }

    @Test
    void a_tap_of_today_writes_no_fact_and_those_of_the_last_days_are_counted_from_marks() throws SQLException {
        long now = session(group, 0, null);
        long yesterday = session(group, 1, null);
        mark(now, amina, PRESENT);
        assertThat(rows("select 1 from session_fact where session_id = " + now)).isEmpty();
        mark(yesterday, bekele, PRESENT);
        round.make();
        assertThat(isFresh(now) || isFresh(yesterday)).isFalse();
        changed(Set.of());
    }

    @Test
    void a_session_that_is_added_to_former_days_has_a_fact_a_round_later() throws SQLException {
        long added = session(group, 30, null);
        sessions.hold(added, form(added).version());
        compare("without");
        round.make();
        assertThat(isFresh(added)).isTrue();
        changed(Set.of());
    }

    // ---------------------------------------------------------------- marks

    @Test
    void a_mark_is_corrected_taken_back_and_added() throws SQLException {
        mark(first, amina, ABSENT);
        changed(Set.of(first));
        mark(first, amina, null);
        changed(Set.of(first));
        mark(third, bekele, new MarkValue(Status.PRESENT, 100, 0, null));
        changed(Set.of(third));
        mark(third, guest, new MarkValue(Status.EXCUSED, 0, 0, null));
        changed(Set.of(third));
    }

    @Test
    void many_are_corrected_at_once() throws SQLException {
        attendance.markMany(
                second,
                List.of(
                        new MarkCommand(amina, ABSENT, 1, false, null, "essai"),
                        new MarkCommand(bekele, PRESENT, 1, false, null, "essai")),
                false);
        changed(Set.of(second));
    }

    @Test
    void what_says_nothing_new_makes_nothing_stale() throws SQLException {
        mark(second, bekele, ABSENT);
        changed(Set.of());
    }

    @Test
    void a_telephone_that_had_no_network_sends_its_taps_days_later() throws SQLException {
        Instant then = Instant.now().minusSeconds(5 * 24 * 3600);
        PhoneTap tap = new PhoneTap(Cast.unique(), "phone", true, false);
        attendance.mark(third, new MarkCommand(bekele, PRESENT, 0, false, then, null, tap));
        changed(Set.of(third));
        attendance.mark(third, new MarkCommand(bekele, PRESENT, 0, false, then, null, tap));
        changed(Set.of());
    }

    /** Somebody new in an open group is on the list from the day of the presence. */
    @Test
    void presence_of_a_former_day_enrols_from_that_day() throws SQLException {
        long open = group(Group.Opening.OPEN);
        long former = session(open, 9, null);
        long later = session(open, 7, null);
        sessions.hold(later, form(later).version());
        round.make();
        mark(former, amina, PRESENT);
        assertThat(isFresh(former) || isFresh(later)).isFalse();
        changed(Set.of());
        long before = session(open, 11, null);
        round.make();
        mark(before, amina, PRESENT);
        assertThat(isFresh(before) || isFresh(former)).isFalse();
        changed(Set.of());
    }

    // ---------------------------------------------------------------- sessions

    private void plan(long session, LocalDate date, int hours) {
        SessionForm form = form(session);
        sessions.plan(new PlanSession(
                session,
                form.version(),
                group,
                date,
                LocalTime.of(9, 0),
                LocalTime.of(9 + hours, 0),
                null,
                form.trainers(),
                null));
    }

    @Test
    void a_session_lasts_another_time() throws SQLException {
        plan(second, today.minusDays(8), 3);
        changed(Set.of(second));
    }

    @Test
    void a_session_is_moved_to_another_day() throws SQLException {
        plan(first, today.minusDays(25), 2);
        changed(Set.of(first));
        plan(first, today, 2);
        changed(Set.of(first));
        plan(first, today.minusDays(12), 2);
        changed(Set.of(first));
    }

    @Test
    void a_session_is_cancelled_and_takes_place_after_all() throws SQLException {
        sessions.cancel(second, form(second).version(), "essai");
        compare("cancelled");
        sessions.reinstate(second, form(second).version(), null);
        compare("reinstated");
        sessions.tookPlace(second, form(second).version(), false, 12, 30);
        compare("with heads");
    }

    @Test
    void a_file_says_another_group_of_a_session() throws SQLException {
        long other = group(Group.Opening.CLOSED);
        enrol(guest, other);
        fresh();
        SessionForm form = form(second);
        timetable.importSessions(List.of(new SessionLine(
                form.code(),
                groups.view(other).code,
                form.date(),
                form.startsAt(),
                form.endsAt(),
                null,
                null,
                form.status(),
                Set.of())));
        changed(Set.of(second));
    }

    // ---------------------------------------------------------------- lists

    @Test
    void what_happens_to_a_place_today_makes_nothing_stale() throws SQLException {
        enrolments.enrol(guest, group, "essai");
        changed(Set.of());
        move(bekele, Enrolment.Status.SUSPENDED, null);
        changed(Set.of());
        move(bekele, Enrolment.Status.ENROLLED, null);
        changed(Set.of());
        move(bekele, Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        changed(Set.of());
        PlaceRow place = place(amina, group);
        enrolments.transfer(place.id(), place.version(), group(Group.Opening.CLOSED), "essai");
        changed(Set.of());
    }

    private void move(long person, Enrolment.Status to, Enrolment.EndReason why) {
        PlaceRow place = place(person, group);
        enrolments.move(place.id(), place.version(), to, why);
    }

    @Test
    void a_file_says_since_when_and_until_when_somebody_was_enrolled() throws SQLException {
        say(guest, today.minusDays(9), Enrolment.Status.ENROLLED, null);
        changed(Set.of(second, third));
        say(guest, today.minusDays(9), Enrolment.Status.WITHDRAWN, today.minusDays(6));
        changed(Set.of(third));
        say(amina, today.minusDays(10), Enrolment.Status.ENROLLED, null);
        changed(Set.of(first, second, third));
        say(amina, today.minusDays(10), Enrolment.Status.ENROLLED, null);
        changed(Set.of());
    }

    private void say(long person, LocalDate since, Enrolment.Status status, LocalDate until) {
        enrolmentImports.importLines(List.of(new EnrolmentLine(person, group, since, status, until, null)));
    }

    @Test
    void an_enrolment_that_a_file_began_on_a_former_day_is_taken_back() throws SQLException {
        say(guest, today.minusDays(30), Enrolment.Status.WAITING, null);
        say(guest, today.minusDays(30), Enrolment.Status.ENROLLED, null);
        fresh();
        enrolments.undo(place(guest, group).id());
        changed(Set.of(first, second, third));
    }

    @Test
    void a_file_brings_marks() throws SQLException {
        markImport.importLines(
                List.of(
                        new MarkLine(1, first, amina, Status.ABSENT, 0, 0, null),
                        new MarkLine(2, second, bekele, Status.ABSENT, 0, 0, null),
                        new MarkLine(3, third, bekele, Status.PRESENT, 7, 0, null)),
                new StoredMarks.Standings());
        changed(Set.of(first, third));
    }

    // ---------------------------------------------------------------- people

    @Test
    void two_files_become_one_and_are_two_again() throws SQLException {
        long merge = merges.merge(
                bekele, people.view(bekele).version(), guest, people.view(guest).version());
        changed(Set.of(first, second, third));
        merges.undo(merge);
        changed(Set.of(first, second, third));
    }

    /** No fact holds the id any more once the transaction has ended. */
    @Test
    void somebody_is_erased() throws SQLException {
        erasures.erase(guest, people.view(guest).version());
        assertThat(rows("select 1 from session_fact where people is not null and session_id = " + second))
                .isEmpty();
        changed(Set.of(second));
        erasures.erase(amina, people.view(amina).version());
        changed(Set.of(first, second, third));
    }

    // ---------------------------------------------------------------- at once

    /** The uncommitted change holds the fact: counting skips it and does not wait. */
    @Test
    void who_counts_leaves_what_is_being_changed() throws Exception {
        mark(first, bekele, ABSENT);
        Future<Boolean> other = cast.meanwhile(
                () -> attendance.mark(first, new MarkCommand(amina, ABSENT, 1, false, null, "essai")),
                cast.as(Role.COORDINATOR, () -> {
                    round.make();
                    return isFresh(first);
                }));
        assertThat(other.get()).isFalse();
        changed(Set.of(first));
    }

    @Test
    void what_was_counted_too_early_does_not_stay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        all.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
            begun.countDown();
            while (stop.getCount() > 0) {
                round.make();
                round.check(LocalDate.ofEpochDay(System.nanoTime() % 100_000));
            }
            return null;
        })));
        begun.await();
        for (long person : List.of(amina, bekele, guest)) {
            all.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                for (int i = 0; i < 15; i++) {
                    mark(second, person, i % 2 == 0 ? ABSENT : new MarkValue(Status.PRESENT, i, 0, null));
                }
                return null;
            })));
        }
        for (Future<?> tapping : all.subList(1, all.size())) {
            tapping.get(60, TimeUnit.SECONDS);
        }
        stop.countDown();
        all.get(0).get(60, TimeUnit.SECONDS);
        compare("right after");
        round.make();
        compare("fresh again");
    }
}
