package org.tremplin.planning.availability;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.planning.ClashFound;
import org.tremplin.planning.Clashes;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.PlanningRefusal;
import org.tremplin.planning.Replacements;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.calendar.Series;
import org.tremplin.planning.calendar.SeriesPlans;
import org.tremplin.planning.staffing.Availabilities;
import org.tremplin.planning.staffing.HoursGiven;
import org.tremplin.planning.staffing.TrainerRow;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** When trainers can be planned: who may say so, what a day of leave and a weekly window are worth to a planner. */
@InContainer
class AvailabilityIT {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final LocalTime ELEVEN = LocalTime.of(11, 0);
    private static final LocalTime TWELVE = LocalTime.of(12, 0);
    private static final LocalTime ONE = LocalTime.of(13, 0);
    private static final LocalTime THREE = LocalTime.of(15, 0);

    @Inject
    private Cast cast;

    @Inject
    private Availabilities availabilities;

    @Inject
    private HoursGiven hoursGiven;

    @Inject
    private Trainers trainers;

    @Inject
    private Clashes clashes;

    @Inject
    private Replacements replacements;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private SeriesPlans plans;

    @Inject
    private People people;

    @Inject
    private Houses houses;

    private LocalDate wednesday;
    private long group;
    private long trainer;

    @BeforeEach
    void a_volunteer_and_a_group() {
        cast.become(Role.COORDINATOR);
        wednesday = cast.today().plusDays(7).with(nextOrSame(WEDNESDAY));
        group = cast.group(9);
        trainer = volunteer(null);
    }

    private long volunteer(Long site) {
        return people.register(
                null,
                Set.of(Person.Role.VOLUNTEER),
                new PersonDetails(
                        Cast.unique(), "Bénévole", null, null, null, null, null, null, null, null, null, site));
    }

    private void leave(LocalDate from, LocalDate to) {
        availabilities.addLeave(trainer, from, to, null);
    }

    private Slot slot(LocalDate date, LocalTime from, LocalTime to) {
        return new Slot(0, group, date, from, to, null, Set.of(trainer));
    }

    private List<Clash.Kind> inTheWay(LocalDate date, LocalTime from, LocalTime to) {
        return clashes.of(slot(date, from, to)).stream().map(Clash::kind).toList();
    }

    private PlanSession wish(LocalDate date, String reason) {
        return new PlanSession(0, 0, group, date, NINE, TWELVE, null, Set.of(trainer), reason);
    }

    @Test
    void trainers_enter_their_own_and_touch_nobody_elses() {
        long other = volunteer(null);
        availabilities.addLeave(other, wednesday, wednesday, "fête de famille");
        LeaveRow theirs = availabilities.leaves(other).get(0);
        cast.become(Role.TRAINER, Set.of(), trainer);
        availabilities.addLeave(trainer, wednesday, wednesday, null);
        assertThat(availabilities.leaves(trainer)).hasSize(1);
        assertThatThrownBy(() -> availabilities.leaves(other)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.windows(other)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.concerned(other)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> hoursGiven.minutes(other, wednesday, wednesday))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.addLeave(other, wednesday, wednesday, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.addWindows(other, Set.of(MONDAY), NINE, TEN, null, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.removeLeave(theirs.id(), theirs.version()))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> hoursGiven.list(wednesday, wednesday)).isInstanceOf(Missing.class);
        cast.become(Role.LEARNER, Set.of(), trainer);
        assertThatThrownBy(() -> availabilities.leaves(trainer)).isInstanceOf(Missing.class);
    }

    @Test
    void coordinators_enter_it_for_trainers_of_their_sites_and_read_the_note() {
        cast.become(Role.ADMINISTRATOR);
        long site = houses.addSite("Antenne " + Cast.unique(), null);
        long elsewhere = volunteer(site);
        long learner = cast.person("Amina", Cast.unique());
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE), null);
        assertThatThrownBy(() -> availabilities.addLeave(elsewhere, wednesday, wednesday, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> availabilities.leaves(learner)).isInstanceOf(Missing.class);
        assertThat(hoursGiven.list(wednesday, wednesday))
                .extracting(TrainerRow::id)
                .contains(trainer)
                .doesNotContain(elsewhere, learner);
        cast.become(Role.COORDINATOR, Set.of(site), null);
        availabilities.addLeave(elsewhere, wednesday, wednesday, "fête de famille");
        assertThat(availabilities.leaves(elsewhere)).extracting(LeaveRow::note).containsExactly("fête de famille");
        cast.become(Role.COUNSELLOR);
        assertThatThrownBy(() -> availabilities.leaves(elsewhere)).isInstanceOf(Missing.class);
    }

    @Test
    void whoever_gives_a_session_at_a_site_is_within_its_coordinators_reach() {
        cast.become(Role.ADMINISTRATOR);
        long elsewhere = volunteer(houses.addSite("Antenne " + Cast.unique(), null));
        sessions.plan(Cast.at(group, wednesday, NINE, TEN, null, Set.of(elsewhere)));
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE), null);
        assertThat(availabilities.leaves(elsewhere)).isEmpty();
    }

    @Test
    void without_windows_one_is_always_there_with_some_only_inside_of_them() {
        assertThat(inTheWay(wednesday, NINE, TWELVE)).isEmpty();
        availabilities.addWindows(trainer, Set.of(MONDAY, WEDNESDAY), NINE, TWELVE, null, null);
        assertThat(availabilities.windows(trainer))
                .extracting(AvailabilityRow::weekday)
                .containsExactly(MONDAY, WEDNESDAY);
        assertThat(inTheWay(wednesday, NINE, TWELVE)).isEmpty();
        assertThat(inTheWay(wednesday.minusDays(2), NINE, TWELVE)).isEmpty();
        assertThat(inTheWay(wednesday.plusDays(1), NINE, TWELVE)).containsExactly(Clash.Kind.UNAVAILABLE);
        assertThat(inTheWay(wednesday, ELEVEN, ONE)).containsExactly(Clash.Kind.UNAVAILABLE);
        assertThat(inTheWay(wednesday, LocalTime.of(8, 0), ONE)).containsExactly(Clash.Kind.UNAVAILABLE);
        availabilities.addWindows(trainer, Set.of(WEDNESDAY), TWELVE, THREE, null, null);
        assertThat(inTheWay(wednesday, ELEVEN, ONE)).isEmpty();
    }

    @Test
    void a_window_counts_from_its_first_day_to_its_last() {
        availabilities.addWindows(trainer, Set.of(WEDNESDAY), NINE, TWELVE, wednesday, wednesday.plusWeeks(1));
        assertThat(inTheWay(wednesday.minusWeeks(1), NINE, TWELVE)).containsExactly(Clash.Kind.UNAVAILABLE);
        assertThat(inTheWay(wednesday, NINE, TWELVE)).isEmpty();
        assertThat(inTheWay(wednesday.plusWeeks(1), NINE, TWELVE)).isEmpty();
        assertThat(inTheWay(wednesday.plusWeeks(2), NINE, TWELVE)).containsExactly(Clash.Kind.UNAVAILABLE);
    }

    @Test
    void leave_lasts_from_its_first_to_its_last_day() {
        leave(wednesday, wednesday.plusDays(2));
        assertThat(inTheWay(wednesday.minusDays(1), NINE, TWELVE)).isEmpty();
        assertThat(inTheWay(wednesday, LocalTime.MIN, LocalTime.of(0, 30))).containsExactly(Clash.Kind.ON_LEAVE);
        assertThat(inTheWay(wednesday.plusDays(2), LocalTime.of(23, 0), LocalTime.of(23, 59)))
                .containsExactly(Clash.Kind.ON_LEAVE);
        assertThat(inTheWay(wednesday.plusDays(3), NINE, TWELVE)).isEmpty();
    }

    @Test
    void nobody_is_planned_on_leave_unless_somebody_with_the_right_says_why() {
        leave(wednesday, wednesday);
        ClashFound refused = catchThrowableOfType(ClashFound.class, () -> sessions.plan(wish(wednesday, null)));
        assertThat(refused.refusal()).isEqualTo(PlanningRefusal.TRAINER_AWAY);
        assertThat(refused.clashes()).extracting(Clash::kind).containsExactly(Clash.Kind.ON_LEAVE);
        assertThat(refused.getMessage()).doesNotContain("null");
        long planned = sessions.plan(wish(wednesday, "vient quand même"));
        assertThat(queries.view(planned).clashReason()).isEqualTo("vient quand même");
    }

    @Test
    void what_is_free_is_free_of_leave() {
        leave(wednesday, wednesday.plusDays(2));
        assertThat(clashes.free(slot(wednesday, NINE, TWELVE)))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.date()).isAfter(wednesday.plusDays(2)));
    }

    @Test
    void a_series_shows_the_sessions_that_fall_on_leave_before_it_is_written() {
        leave(wednesday.plusDays(5), wednesday.plusDays(9));
        Series series = new Series(
                List.of(new Series.Meeting(WEDNESDAY, 1, NINE, TWELVE)),
                Series.Every.WEEKLY,
                1,
                wednesday,
                wednesday.plusWeeks(2),
                null,
                null);
        SeriesPlans.Wanted wanted = new SeriesPlans.Wanted(group, series, null, Set.of(trainer), Set.of(), Set.of());
        SeriesPlans.Preview preview = plans.preview(wanted);
        assertThat(preview.sessions()).hasSize(3);
        assertThat(preview.sessions().get(1).clashes()).extracting(Clash::kind).containsExactly(Clash.Kind.ON_LEAVE);
        assertThat(preview.clashing()).isEqualTo(1);
        assertThatThrownBy(() -> plans.write(wanted, null)).isInstanceOf(ClashFound.class);
    }

    @Test
    void leave_over_planned_sessions_lists_them_until_somebody_else_gives_them() {
        long first = sessions.plan(wish(wednesday, null));
        long second = sessions.plan(wish(wednesday.plusDays(1), null));
        sessions.plan(wish(wednesday.plusDays(2), null));
        leave(wednesday, wednesday.plusDays(1));
        assertThat(availabilities.concerned(trainer))
                .extracting(c -> c.session().id())
                .containsExactly(first, second);
        assertThat(row(trainer).concerned()).isEqualTo(2);
        replacements.replace(trainer, volunteer(null), wednesday, wednesday.plusDays(1), null);
        assertThat(availabilities.concerned(trainer)).isEmpty();
        assertThat(row(trainer).concerned()).isZero();
    }

    @Test
    void a_leave_is_noted_once_and_removed_by_who_has_seen_it_last() {
        leave(wednesday, wednesday);
        assertThatThrownBy(() -> leave(wednesday, wednesday)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> leave(wednesday, wednesday.minusDays(1))).isInstanceOf(Refused.class);
        LeaveRow row = availabilities.leaves(trainer).get(0);
        assertThatThrownBy(() -> availabilities.removeLeave(row.id(), row.version() + 1))
                .isInstanceOf(ChangedMeanwhile.class);
        availabilities.removeLeave(row.id(), row.version());
        assertThat(availabilities.leaves(trainer)).isEmpty();
    }

    @Test
    void a_window_has_a_day_and_ends_after_it_begins() {
        assertThatThrownBy(() -> availabilities.addWindows(trainer, Set.of(), NINE, TEN, null, null))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> availabilities.addWindows(trainer, Set.of(MONDAY), TEN, TEN, null, null))
                .isInstanceOf(Refused.class);
        assertThat(availabilities.windows(trainer)).isEmpty();
    }

    private TrainerRow row(long person) {
        return hoursGiven.list(wednesday, wednesday.plusDays(2)).stream()
                .filter(t -> t.id() == person)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_hours_of_held_sessions_add_up() {
        wednesday = wednesday.minusWeeks(3);
        sessions.hold(sessions.plan(wish(wednesday, null)), 1);
        sessions.hold(sessions.plan(wish(wednesday.plusDays(1), null)), 1);
        sessions.plan(wish(wednesday.plusDays(2), null));
        assertThat(hoursGiven.minutes(trainer, wednesday, wednesday.plusDays(2)))
                .isEqualTo(360);
        assertThat(hoursGiven.minutes(trainer, wednesday.plusDays(1), wednesday.plusDays(1)))
                .isEqualTo(180);
        TrainerRow row = row(trainer);
        assertThat(row.minutes()).isEqualTo(360);
        assertThat(row.sessions()).isEqualTo(2);
        assertThat(row.volunteer()).isTrue();
    }

    @Test
    void more_trainers_and_more_sessions_are_not_more_statements() throws Exception {
        wednesday = wednesday.minusWeeks(3);
        leave(wednesday, wednesday);
        long few = cast.statements(() -> {
            clashes.of(slot(wednesday, NINE, TWELVE));
            hoursGiven.list(wednesday, wednesday.plusDays(9));
            availabilities.concerned(trainer);
        });
        Set<Long> many = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            trainer = volunteer(null);
            many.add(trainer);
            leave(wednesday, wednesday.plusDays(i));
            availabilities.addWindows(trainer, Set.of(MONDAY, WEDNESDAY), NINE, TEN, null, null);
            sessions.hold(sessions.plan(wish(wednesday.plusDays(i), "à deux")), 1);
        }
        assertThat(cast.statements(() -> {
                    assertThat(clashes.of(new Slot(0, group, wednesday, NINE, TWELVE, null, many)))
                            .hasSizeGreaterThanOrEqualTo(5);
                    hoursGiven.list(wednesday, wednesday.plusDays(9));
                    availabilities.concerned(trainer);
                }))
                .isLessThanOrEqualTo(few);
    }
}
