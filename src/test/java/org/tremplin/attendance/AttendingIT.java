package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.AttendanceMark.Status;
import org.tremplin.attendance.closing.SessionCard;
import org.tremplin.attendance.closing.SessionCards;
import org.tremplin.attendance.hours.Hours;
import org.tremplin.attendance.hours.HoursRow;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.attendance.hours.Term;
import org.tremplin.enrolment.Attending;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.EnrolmentRow;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Refused;
import org.tremplin.progress.Progresses;
import org.tremplin.reporting.Reports;

/** Who is on the list on a day: the rule itself, and that every list, card, sheet and figure goes by it. */
@InContainer
class AttendingIT {
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");
    private static final MarkValue PRESENT = new MarkValue(Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(Status.ABSENT, 0, 0, null);
    private static long next = 970_000_000;

    @Inject
    private Cast cast;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private SessionCards cards;

    @Inject
    private Seals seals;

    @Inject
    private SignInSheets sheets;

    @Inject
    private Hours hours;

    @Inject
    private Reports reports;

    @Inject
    private Progresses progresses;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private LocalDate today;
    private long group;
    private long amina;

    @BeforeEach
    void amina_is_in_a_group() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = cast.group(15);
        amina = cast.person("Amina", "Liste");
        enrolments.enrol(amina, group);
    }

    private record Move(Enrolment.Status to, LocalDate day) {}

    /** Enrolments that are over, each with leaves at random: on the list is said in words, in SQL and in JPQL. */
    @Test
    @SuppressWarnings("unchecked")
    void the_rule_in_sql_and_in_jpql_is_the_rule_in_words() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LocalDate first = LocalDate.of(2026, 3, 20);
        List<String> rows = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        List<Set<Long>> on = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            on.add(new HashSet<>());
        }
        for (int i = 0; i < 60; i++) {
            long id = next++;
            LocalDate from = first.plusDays(random.nextInt(6));
            LocalDate to = from.plusDays(random.nextInt(14));
            List<Move> history = new ArrayList<>();
            Instant at = from.atTime(9, 0).atZone(HERE).toInstant();
            for (int m = 0; m < random.nextInt(7); m++) {
                boolean leave = random.nextBoolean();
                LocalDate day = LocalDate.ofInstant(at, HERE);
                history.add(new Move(leave ? Enrolment.Status.SUSPENDED : Enrolment.Status.ENROLLED, day));
                moves.add(row(id, leave ? "SUSPENDED" : "ENROLLED", at, day));
                // at night, too, when it is another day in UTC; sometimes at the same moment
                at = at.plusSeconds(random.nextInt(5) == 0 ? 0 : random.nextInt(4 * 24 * 3600));
            }
            moves.add(row(id, "COMPLETED", at, LocalDate.ofInstant(at, HERE)));
            rows.add("(%d, 0, %d, %d, 'COMPLETED', '%s', '%s', '%s')".formatted(id, amina, group, from, from, to));
            for (int day = 0; day < on.size(); day++) {
                if (listed(first.plusDays(day), from, to, history)) {
                    on.get(day).add(id);
                }
            }
        }
        cast.alter(
                "insert into enrolment (id, version, person_id, group_id, status, requested_on, enrolled_on, ended_on) values "
                        + String.join(", ", rows));
        cast.alter("insert into enrolment_move (id, version, enrolment_id, to_status, moved_at, on_day) values "
                + String.join(", ", moves));
        for (int day = 0; day < on.size(); day++) {
            LocalDate date = first.plusDays(day);
            List<Number> sql = entities.createNativeQuery(
                            "select x.id from enrolment x where x.group_id = ?1 and " + Attending.sql("x", "?2"))
                    .setParameter(1, group)
                    .setParameter(2, java.sql.Date.valueOf(date))
                    .getResultList();
            List<Long> jpql = entities.createQuery(
                            "select e.id from Enrolment e where e.group.id = :group and " + Attending.jpql("e", ":day"),
                            Long.class)
                    .setParameter("group", group)
                    .setParameter("day", date)
                    .getResultList();
            assertThat(sql.stream().map(Number::longValue).toList())
                    .as("seed %d, %s", seed, date)
                    .containsExactlyInAnyOrderElementsOf(on.get(day));
            assertThat(jpql).as("seed %d, %s", seed, date).containsExactlyInAnyOrderElementsOf(on.get(day));
        }
    }

    private static String row(long enrolment, String to, Instant at, LocalDate day) {
        return "(%d, 0, %d, '%s', '%s', '%s')"
                .formatted(next++, enrolment, to, LocalDateTime.ofInstant(at, ZoneOffset.UTC), day);
    }

    private static boolean listed(LocalDate day, LocalDate from, LocalDate to, List<Move> history) {
        boolean leave = false;
        for (Move move : history) {
            if (!move.day().isAfter(day)) {
                leave = move.to() == Enrolment.Status.SUSPENDED;
            }
        }
        return !day.isBefore(from) && !day.isAfter(to) && !leave;
    }

    private void mark(long session, long person, MarkValue value, boolean added) {
        attendance.mark(session, new MarkCommand(person, value, 0, added, null, null));
    }

    private void leave(LocalDate from, LocalDate until) throws SQLException {
        move(Enrolment.Status.SUSPENDED);
        move(Enrolment.Status.ENROLLED);
        String of = " where enrolment_id = (select id from enrolment where person_id = " + amina + ") and to_status = ";
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 20 day where person_id = " + amina);
        cast.alter("update enrolment_move set on_day = '" + from + "'" + of + "'SUSPENDED'");
        cast.alter("update enrolment_move set on_day = '" + until + "'" + of
                + "'ENROLLED' order by moved_at desc, id desc limit 1");
    }

    private void move(Enrolment.Status to) {
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), to, null);
    }

    /** She was on leave for a few days and is back: every place says the same of each of three days. */
    @Test
    void a_leave_that_is_over_is_seen_the_same_everywhere() throws SQLException {
        LocalDate before = today.minusDays(9);
        LocalDate within = today.minusDays(5);
        LocalDate after = today.minusDays(2);
        leave(today.minusDays(6), today.minusDays(3));
        long bekele = cast.person("Bekele", "Liste");
        enrolments.enrol(bekele, group);
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 20 day where person_id = " + bekele);
        for (LocalDate day : List.of(before, within, after)) {
            boolean here = !day.equals(within);
            long session = cast.session(group, day);
            assertThat(rollCalls.open(session).people())
                    .extracting(p -> p.person())
                    .as("roll-call of %s", day)
                    .containsExactlyElementsOf(here ? List.of(amina, bekele) : List.of(bekele));
            if (!here) {
                assertThatThrownBy(() -> mark(session, amina, PRESENT, false))
                        .isInstanceOf(Refused.class)
                        .hasMessage(AttendanceRefusal.NOT_ON_LIST.key());
                assertThatThrownBy(() -> attendance.markMany(
                                session, List.of(new MarkCommand(amina, PRESENT, 0, false, null, null)), false))
                        .isInstanceOf(Refused.class);
            }
            mark(session, bekele, PRESENT, false);
            SessionCard card = cards.cards(day, day).stream()
                    .filter(c -> c.session() == session)
                    .findFirst()
                    .orElseThrow();
            assertThat(card)
                    .returns(1L, SessionCard::marked)
                    .returns(here ? 2L : 1L, SessionCard::expected)
                    .returns(here, SessionCard::incomplete);
            if (here) {
                assertThatThrownBy(() -> seals.seal(session)).hasMessage(AttendanceRefusal.NOT_EVERYBODY_MARKED.key());
            } else {
                seals.seal(session);
            }
            assertThat(sheets.sheet(group, day, day).lines())
                    .filteredOn(line -> line.expected().contains(session))
                    .hasSize(here ? 2 : 1);
            long expected = here ? 180L : 0L;
            assertThat(hours.ofGroup(group, day, day).stream()
                            .filter(row -> row.person() == amina)
                            .mapToLong(HoursRow::expected)
                            .sum())
                    .isEqualTo(expected);
            assertThat(reports.groups(day, day))
                    .filteredOn(row -> row.id() == group)
                    .singleElement()
                    .returns(180 + expected, row -> row.expected());
        }
        assertThat(sheets.term(group).rows())
                .filteredOn(row -> row.person() == amina)
                .singleElement()
                .returns(List.of("unmarked", "", "unmarked"), Term.Row::cells)
                .returns(360L, Term.Row::expected);
        cast.become(Role.LEARNER, Set.of(), amina);
        assertThat(progresses.mine().progress().past())
                .extracting(p -> p.date())
                .containsExactly(after, before);
    }

    /** A guest stands for nobody: Amina is not noted. */
    @Test
    void somebody_who_came_by_does_not_hide_somebody_who_is_not_noted() throws SQLException {
        LocalDate yesterday = today.minusDays(1);
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 20 day where person_id = " + amina);
        long tom = cast.trainer("Tom", "Liste");
        long session =
                sessions.plan(Cast.at(group, yesterday, LocalTime.of(9, 0), LocalTime.of(11, 0), null, Set.of(tom)));
        mark(session, cast.person("Gaëlle", "Passage"), PRESENT, true);
        SessionCard card = cards.toComplete(yesterday, yesterday).stream()
                .filter(c -> c.session() == session)
                .findFirst()
                .orElseThrow();
        assertThat(card)
                .returns(0L, SessionCard::marked)
                .returns(1L, SessionCard::expected)
                .returns(1L, SessionCard::others)
                .returns(true, SessionCard::incomplete);
        assertThat(cards.incomplete(yesterday)).contains(session);
        mark(session, amina, ABSENT, false);
        assertThat(cards.toComplete(yesterday, yesterday)).noneMatch(c -> c.session() == session);
        assertThat(cards.incomplete(yesterday)).doesNotContain(session);
        assertThat(sheets.term(group).rows())
                .anySatisfy(row -> assertThat(row)
                        .returns("Gaëlle Passage", Term.Row::name)
                        .returns(120L, Term.Row::minutes)
                        .returns(120L, Term.Row::offList)
                        .returns(null, Term.Row::rate));
        assertThat(sheets.term(group).rate()).isZero();
    }

    /** On leave when the enrolment ends: that ends no leave. */
    @Test
    void who_ends_while_on_leave_is_not_expected_on_the_last_day() {
        long session = cast.session(group, today);
        move(Enrolment.Status.SUSPENDED);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        assertThat(rollCalls.open(session).people()).isEmpty();
    }

    @Test
    void presence_of_yesterday_in_an_open_group_enrols_from_yesterday() {
        GroupForm form = GroupForm.fresh(
                cast.activity(),
                Cast.HEAD_OFFICE,
                "Table " + Cast.unique(),
                5,
                today.minusMonths(1),
                today.plusMonths(1));
        form.opening = Group.Opening.OPEN;
        long open = groups.save(form);
        long yesterday = cast.session(open, today.minusDays(1));
        long before = cast.session(open, today.minusDays(2));
        long gaelle = cast.person("Gaëlle", "Passage");
        mark(yesterday, gaelle, PRESENT, true);
        assertThat(rollCalls.open(yesterday).people()).singleElement().returns(true, p -> p.enrolled());
        assertThat(rollCalls.open(before).people()).isEmpty();
        mark(before, gaelle, PRESENT, true);
        assertThat(rollCalls.open(before).people()).singleElement().returns(true, p -> p.enrolled());
        assertThat(places.ofGroup(open)).hasSize(1);
    }
}
