package org.tremplin.attendance.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.AttendanceRefusal;
import org.tremplin.attendance.ClosedMonths;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.RollCalls;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.people.People;
import org.tremplin.people.merging.Merges;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.reporting.Figures;
import org.tremplin.reporting.Reports;

/** Closed months, in a year that no other test visits. */
@InContainer
class MonthsIT {
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);
    private static final YearMonth MARCH = YearMonth.of(2008, 3);

    @Inject
    private Cast cast;

    @Inject
    private Months months;

    @Inject
    private ClosedMonths closed;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Groups groups;

    @Inject
    private People people;

    @Inject
    private Merges merges;

    @Inject
    private Reports reports;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    @Inject
    private CountingRules rules;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Resource
    private ManagedExecutorService executor;

    private long group;
    private long tom;
    private long amina;
    private long session;

    @BeforeEach
    void a_session_was_held_in_march() {
        cast.become(Role.COORDINATOR);
        tom = cast.trainer("Tom", "Formateur");
        GroupForm form = GroupForm.fresh(
                cast.activity(),
                Cast.HEAD_OFFICE,
                "Groupe " + Cast.unique(),
                12,
                MARCH.minusMonths(2).atDay(1),
                MARCH.plusMonths(2).atEndOfMonth());
        form.trainers = Set.of(tom);
        group = groups.save(form);
        amina = cast.person("Amina", "Mars");
        session = cast.session(group, MARCH.atDay(10));
        mark(session, PRESENT, "papier");
    }

    @AfterEach
    void open_it_again() {
        cast.become(Role.ADMINISTRATOR);
        if (!MARCH.atEndOfMonth().isAfter(closed.until())) {
            months.reopen(MARCH, "fin du test");
        }
    }

    private MarkView mark(long where, MarkValue value, String why) {
        long version = rollCalls.open(where).people().stream()
                .filter(p -> p.person() == amina)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        return attendance.mark(where, new MarkCommand(amina, value, version, true, null, why));
    }

    private static void refused(ThrowingCallable call, Refusal reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(reason));
    }

    @Test
    void what_a_closed_month_says_changes_by_a_correction_only() {
        months.close(MARCH);
        assertThat(rollCalls.open(session).closed()).isTrue();
        refused(() -> mark(session, ABSENT, null), AttendanceRefusal.CORRECTION_REASON_MISSING);
        mark(session, ABSENT, "Erreur de saisie");
        assertThat(rollCalls.history(session, amina).get(0).correction()).isEqualTo("Erreur de saisie");

        cast.become(Role.TRAINER, Set.of(), tom);
        refused(() -> attendance.mark(session, command(1)), AttendanceRefusal.MONTH_CLOSED);
        refused(() -> attendance.markMany(session, List.of(command(1)), false), AttendanceRefusal.MONTH_CLOSED);
    }

    /** However long ago it was: what is closed for good could not be imported any more. */
    @Test
    void the_last_closed_month_has_its_row_to_be_opened_again() {
        months.close(MARCH);
        assertThat(months.months())
                .filteredOn(m -> m.state() == MonthRow.State.LAST_CLOSED)
                .extracting(MonthRow::first)
                .containsExactly(MARCH.atDay(1));
        assertThat(months.months())
                .filteredOn(m -> m.first().isBefore(MARCH.atDay(1)))
                .isEmpty();
    }

    @Test
    void where_nothing_was_before_no_month_is_closed_any_more() {
        YearMonth first = YearMonth.of(1950, 1);
        LocalDate never = closed.lastClosedDay();
        months.close(first);
        assertThat(closed.lastClosedDay()).isEqualTo(first.atEndOfMonth());
        months.reopen(first, "il n'y avait rien");
        assertThat(closed.lastClosedDay()).isEqualTo(never);
        assertThat(months.history().get(0).closedUntil()).isEqualTo("1949-12-31");
    }

    private MarkCommand command(long version) {
        return new MarkCommand(amina, PRESENT, version, true, null, "encore");
    }

    @Test
    void its_sessions_are_neither_moved_nor_cancelled_nor_counted_otherwise() {
        long april = cast.session(group, MARCH.plusMonths(1).atDay(3));
        months.close(MARCH);
        SessionForm form = queries.view(session).form();
        refused(() -> sessions.plan(moved(form, MARCH.plusMonths(1).atDay(11))), AttendanceRefusal.MONTH_CLOSED);
        refused(() -> sessions.cancel(session, form.version(), "erreur"), AttendanceRefusal.MONTH_CLOSED);
        refused(() -> sessions.tookPlace(session, form.version(), false, 8, null), AttendanceRefusal.MONTH_CLOSED);
        refused(() -> cast.session(group, MARCH.atDay(12)), AttendanceRefusal.MONTH_CLOSED);
        assertThat(queries.view(session).form()).isEqualTo(form);

        SessionForm open = queries.view(april).form();
        refused(() -> sessions.plan(moved(open, MARCH.atDay(20))), AttendanceRefusal.MONTH_CLOSED);
        sessions.cancel(april, open.version(), "grève");
    }

    @Test
    void two_files_that_count_there_become_one_and_two_again_as_a_visible_correction_only() {
        long twin = cast.person("Amina", "Mars bis");
        attendance.mark(session, new MarkCommand(twin, PRESENT, 0, true, null, "papier"));
        long stranger = cast.person("Amina", "Nulle part");
        months.close(MARCH);
        Figures before = figures();
        long version = people.view(amina).version();
        refused(
                () -> merges.merge(amina, version, twin, people.view(twin).version(), " "),
                AttendanceRefusal.MERGE_OF_CLOSED_MONTHS);
        assertThat(figures()).isEqualTo(before);

        long harmless =
                merges.merge(amina, version, stranger, people.view(stranger).version());
        assertThat(figures()).isEqualTo(before);
        merges.undo(harmless);
        long merge = merges.merge(
                amina, people.view(amina).version(), twin, people.view(twin).version(), "Deux fois la même");
        assertThat(figures().total().people()).isEqualTo(before.total().people() - 1);
        assertThat(months.corrections())
                .first()
                .returns(MonthCorrection.Kind.MERGED, CorrectionRow::kind)
                .returns(MARCH.atDay(10), CorrectionRow::first)
                .returns("Deux fois la même", CorrectionRow::reason);
        refused(() -> merges.undo(merge), AttendanceRefusal.MERGE_OF_CLOSED_MONTHS);
        merges.undo(merge, "Deux sœurs");
        assertThat(figures()).isEqualTo(before);
        assertThat(months.corrections())
                .first()
                .returns(MonthCorrection.Kind.PARTED, CorrectionRow::kind)
                .returns("Deux sœurs", CorrectionRow::reason);
    }

    private Figures figures() {
        return reports.figures(MARCH.atDay(1), MARCH.atEndOfMonth());
    }

    @Test
    void what_it_was_counted_for_stays() {
        long programme = programme(null);
        GroupForm form = groups.view(group);
        catalogue.countFor(form.activity, List.of(programme), List.of());
        months.close(MARCH);
        ActivityForm activity = catalogue.view(form.activity);
        Refusal closed = AttendanceRefusal.COUNTED_IN_CLOSED_MONTH;
        refused(() -> groups.save(of(groups.view(group), cast.activity())), closed);
        refused(() -> catalogue.save(in(activity, 12)), closed);
        refused(() -> catalogue.countFor(form.activity, List.of(), List.of()), closed);
        refused(() -> catalogue.countFor(form.activity, List.of(programme, programme(null)), List.of()), closed);
        ProgrammeRule rule = rules.of(programme);
        refused(
                () -> rules.save(
                        programme,
                        rule.version(),
                        new CountingRule(7, CountingRule.Unit.HOUR, CountingRule.Rounding.HUNDREDTH, true, Map.of())),
                closed);
        refused(() -> terms.save(Terms.Kind.PROGRAMME, until(rule, MARCH.atDay(5))), closed);
        SessionForm given = queries.view(session).form();
        refused(
                () -> sessions.plan(new PlanSession(
                        session,
                        given.version(),
                        group,
                        given.date(),
                        given.startsAt(),
                        given.endsAt(),
                        given.room(),
                        Set.of(tom),
                        null)),
                AttendanceRefusal.MONTH_CLOSED);

        // what begins afterwards changes nothing that was told
        catalogue.countFor(
                form.activity, List.of(programme, programme(MARCH.plusMonths(1).atDay(1))), List.of());
        terms.save(Terms.Kind.PROGRAMME, until(rule, MARCH.plusMonths(2).atDay(5)));
        groups.save(of(form, form.activity));
    }

    private long programme(LocalDate from) {
        String title = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, "Région", from));
        return rules.all().stream()
                .filter(rule -> rule.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static TermForm until(ProgrammeRule rule, LocalDate last) {
        TermForm form = TermForm.programme(rule.title(), "Région", null);
        form.id = rule.id();
        form.version = rule.version();
        form.validUntil = last;
        return form;
    }

    private static GroupForm of(GroupForm form, long activity) {
        form.activity = activity;
        form.title = "Autre titre";
        return form;
    }

    private static ActivityForm in(ActivityForm activity, long pole) {
        activity.pole = pole;
        return activity;
    }

    private PlanSession moved(SessionForm form, LocalDate date) {
        return new PlanSession(
                form.id(), form.version(), group, date, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(), null);
    }

    @Test
    void a_month_with_a_session_that_nobody_called_stays_open() {
        long forgotten = cast.session(group, MARCH.atDay(5));
        refused(() -> months.close(MARCH), AttendanceRefusal.SESSIONS_UNCALLED);
        sessions.cancel(forgotten, queries.view(forgotten).form().version(), "grève");
        months.close(MARCH);
        assertThat(months.history().get(0).closedUntil()).isEqualTo(MARCH.atEndOfMonth());
    }

    @Test
    void only_the_month_closed_last_is_opened_again_and_with_a_reason() {
        months.close(MARCH);
        refused(() -> months.close(MARCH), AttendanceRefusal.MONTH_CLOSED);
        refused(() -> months.close(YearMonth.from(cast.today())), AttendanceRefusal.MONTH_NOT_OVER);
        refused(() -> months.reopen(MARCH.minusMonths(1), "pourquoi pas"), AttendanceRefusal.NOT_THE_LAST_MONTH);
        refused(() -> months.reopen(MARCH, " "), AttendanceRefusal.REOPENING_REASON_MISSING);
        months.reopen(MARCH, "Feuille retrouvée");
        assertThat(months.history().get(0))
                .returns(MARCH.minusMonths(1).atEndOfMonth(), ClosingRow::closedUntil)
                .returns("Feuille retrouvée", ClosingRow::reason);
        mark(session, ABSENT, "Feuille retrouvée");
    }

    @Test
    void of_many_who_close_at_once_one_does() throws Exception {
        List<Future<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            work.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                try {
                    months.close(MARCH);
                    return true;
                } catch (Refused closed) {
                    return false;
                }
            })));
        }
        int closed = 0;
        for (Future<Boolean> one : work) {
            closed += one.get() ? 1 : 0;
        }
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void a_mark_that_meets_a_closing_is_a_correction() throws Exception {
        MarkCommand absent = new MarkCommand(amina, ABSENT, 1, false, null, null);
        Future<MarkView> tap = cast.meanwhile(
                () -> months.close(MARCH), cast.as(Role.COORDINATOR, () -> attendance.mark(session, absent)));
        refused(
                () -> {
                    try {
                        tap.get();
                    } catch (ExecutionException thrown) {
                        throw thrown.getCause();
                    }
                },
                AttendanceRefusal.CORRECTION_REASON_MISSING);
    }

    @Test
    void a_closing_that_meets_a_mark_comes_after_it_and_keeps_no_other_mark_waiting() throws Exception {
        long second = cast.session(group, MARCH.atDay(11));
        List<Future<?>> others = new ArrayList<>();
        Future<Boolean> closing = cast.meanwhile(
                () -> {
                    mark(session, ABSENT, "papier");
                    others.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                        months.close(MARCH);
                        return true;
                    })));
                },
                cast.as(Role.COORDINATOR, () -> {
                    mark(second, PRESENT, "papier");
                    return others.get(0).isDone();
                }));
        assertThat(closing.get()).as("closed before the mark was written").isFalse();
        try {
            others.get(0).get();
        } catch (ExecutionException tooEarly) {
            // the second session was not called yet when it looked
            assertThat(tooEarly.getCause()).hasMessageContaining("SESSIONS_UNCALLED");
            months.close(MARCH);
        }
        assertThat(closed.until()).isAfterOrEqualTo(MARCH.atDay(10));
    }

    @Test
    void who_reaches_one_site_only_does_not_close_the_house() {
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE), null);
        assertThatThrownBy(() -> months.close(MARCH)).isInstanceOf(Missing.class);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> months.close(MARCH)).isInstanceOf(Missing.class);
    }

    @Test
    void months_are_listed_from_this_one_back_to_the_first_session() {
        long before = first().held();
        mark(cast.session(cast.group(12), cast.today()), PRESENT, null);
        assertThat(first().held()).isEqualTo(before + 1);
        assertThat(first().state()).isEqualTo(MonthRow.State.WAITING);
        assertThat(months.months()).hasSizeBetween(1, 13);
    }

    private MonthRow first() {
        return months.months().get(0);
    }
}
