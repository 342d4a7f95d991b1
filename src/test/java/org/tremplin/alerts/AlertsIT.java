package org.tremplin.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.RollCalls;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.inbox.MyNotices;
import org.tremplin.enrolment.inbox.NoticeRow;
import org.tremplin.people.People;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** Who should be called: raised once, followed, quiet where there is a reason. */
@InContainer
class AlertsIT {
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    @Inject
    private Cast cast;

    @Inject
    private Alerts alerts;

    @Inject
    private EveningRound evening;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Sessions sessions;

    @Inject
    private MyNotices myNotices;

    @Inject
    private People people;

    private LocalDate today;
    private long group;
    private long amina;
    private long last;

    @BeforeEach
    void amina_missed_three_sessions_in_a_row() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = cast.group(15);
        amina = people.register(cast.details("Amina", "Absente", "+32470123456"));
        long bekele = cast.person("Bekele", "Présent");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        for (int hour = 7; hour < 10; hour++) {
            last = sessions.plan(Cast.at(group, today, LocalTime.of(hour, 0), LocalTime.of(hour, 50), null, Set.of()));
            mark(amina, ABSENT);
            mark(bekele, PRESENT);
        }
    }

    private void mark(long person, MarkValue value) {
        long version = rollCalls.open(last).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        attendance.mark(last, new MarkCommand(person, value, version, false, null, null));
    }

    private List<AlertRow> open() {
        return alerts.open().stream().filter(a -> a.group() == group).toList();
    }

    private List<AlertRow> closed() {
        return alerts.closed().stream().filter(a -> a.group() == group).toList();
    }

    private AlertRow raised() {
        alerts.look(group, today);
        assertThat(open()).hasSize(1);
        return open().get(0);
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void who_shows_a_sign_is_on_the_list_once_with_the_number_to_call() {
        assertThat(raised())
                .returns("Amina Absente", AlertRow::name)
                .returns("+32470123456", AlertRow::phone)
                .returns(null, AlertRow::owner)
                .satisfies(a -> assertThat(a.signNames()).contains("ABSENT_IN_A_ROW"));
        alerts.look(group, today);
        assertThat(open()).hasSize(1);
        assertThat(alerts.count()).isPositive();
    }

    @Test
    void a_call_has_an_outcome_and_is_followed_by_a_rest() {
        AlertRow alert = raised();
        refused(() -> alerts.close(alert.id(), alert.version(), null, ""), AlertsRefusal.OUTCOME_MISSING);
        refused(
                () -> alerts.close(alert.id(), alert.version(), AbsenceAlert.Outcome.CAME, ""),
                AlertsRefusal.OUTCOME_MISSING);
        alerts.close(alert.id(), alert.version(), AbsenceAlert.Outcome.COMES_BACK, " revient lundi ");
        assertThat(closed()).singleElement().returns("revient lundi", AlertRow::note);
        assertThatThrownBy(() -> alerts.close(alert.id(), alert.version(), AbsenceAlert.Outcome.LEAVES, null))
                .isInstanceOf(ChangedMeanwhile.class);
        alerts.look(group, today);
        assertThat(open()).isEmpty();

        alerts.reopen(alert.id(), closed().get(0).version());
        assertThat(open()).singleElement().returns(null, AlertRow::note);
    }

    @Test
    void who_is_there_again_is_off_the_list() {
        raised();
        mark(amina, PRESENT);
        alerts.look(group, today);
        assertThat(open()).isEmpty();
        assertThat(closed()).singleElement().returns(AbsenceAlert.Outcome.CAME, AlertRow::outcome);

        // nobody called: what happens next is new, and there is no rest
        mark(amina, ABSENT);
        alerts.look(group, today);
        assertThat(open()).hasSize(1);
    }

    @Test
    void a_sign_that_only_faded_in_the_holidays_does_not_mean_that_they_came() throws Exception {
        raised();
        // the session did not take place after all: two absences in a row are no sign
        cast.alter("update session set status = 'CANCELLED' where id = " + last);
        alerts.look(group, today);
        assertThat(open()).hasSize(1);
    }

    @Test
    void when_a_group_is_over_its_alerts_are() {
        raised();
        alerts.look(group, today.plusYears(1));
        assertThat(closed()).singleElement().returns(AbsenceAlert.Outcome.GONE, AlertRow::outcome);
    }

    @Test
    void who_is_on_leave_is_left_alone() {
        var place = places.ofPerson(amina).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.SUSPENDED, null);
        alerts.look(group, today);
        assertThat(open()).isEmpty();
        var pause = places.ofPerson(amina).get(0);
        enrolments.move(pause.id(), pause.version(), Enrolment.Status.ENROLLED, null);
        raised();
        var again = places.ofPerson(amina).get(0);
        enrolments.move(again.id(), again.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        alerts.look(group, today);
        assertThat(closed()).singleElement().returns(AbsenceAlert.Outcome.GONE, AlertRow::outcome);
    }

    @Test
    void an_evening_s_round_is_made_once() {
        LocalDate day = LocalDate.of(1999, 1, 1).plusDays(System.nanoTime() % 9000);
        assertThat(evening.make(day)).isTrue();
        assertThat(evening.make(day)).isFalse();
    }

    @Test
    void the_trainer_of_a_session_that_nobody_called_is_reminded() {
        LocalDate day = today.minusDays(9);
        long tom = cast.trainer("Tom", "Formateur");
        sessions.plan(Cast.at(group, day, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(tom)));
        alerts.remind(day);
        cast.become(Role.TRAINER, Set.of(), tom);
        assertThat(myNotices.mine())
                .extracting(NoticeRow::text)
                .singleElement()
                .asString()
                .contains("l’appel de");
    }

    @Test
    void trainers_see_their_own_groups_only() {
        AlertRow alert = raised();
        cast.become(Role.TRAINER, Set.of(), cast.person("Zoé", "Ailleurs"));
        assertThat(open()).isEmpty();
        assertThatThrownBy(() -> alerts.take(alert.id(), alert.version())).isInstanceOf(Missing.class);
        cast.become(Role.COUNSELLOR);
        assertThatThrownBy(() -> alerts.open()).isInstanceOf(Missing.class);
    }
}
