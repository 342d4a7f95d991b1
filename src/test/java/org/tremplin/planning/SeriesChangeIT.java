package org.tremplin.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.calendar.Series;
import org.tremplin.planning.calendar.SeriesPlans;

/** A series that is changed: this one, this and the following, all; and what was arranged for one day stays. */
@InContainer
class SeriesChangeIT {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final LocalTime TWELVE = LocalTime.of(12, 0);
    private static final LocalTime THIRTEEN = LocalTime.of(13, 0);

    @Inject
    private Cast cast;

    @Inject
    private Sessions sessions;

    @Inject
    private SeriesPlans plans;

    @Inject
    private SessionQueries queries;

    @Inject
    private Rooms rooms;

    @Inject
    private People people;

    private long group;
    private long room;
    private long other;
    private long trainer;
    private long substitute;

    @BeforeEach
    void a_group_with_rooms_and_trainers() {
        cast.become(Role.COORDINATOR);
        group = cast.group(9);
        room = newRoom();
        other = newRoom();
        trainer = newTrainer();
        substitute = newTrainer();
    }

    private long newRoom() {
        String name = "Salle " + Cast.unique();
        rooms.save(new RoomRow(0, 0, Cast.HEAD_OFFICE, null, name, 30, false, 0));
        return rooms.rows().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long newTrainer() {
        return people.register(null, Set.of(Person.Role.VOLUNTEER), cast.details("Bénévole", Cast.unique(), null));
    }

    /** Twelve weeks of one day and sometimes a second one, from next week. */
    private List<SessionRow> written(List<Series.Meeting> meetings) {
        LocalDate from = cast.today().plusDays(7);
        plans.write(
                new SeriesPlans.Wanted(
                        group,
                        new Series(meetings, Series.Every.WEEKLY, 1, from, from.plusWeeks(10), null, null),
                        room,
                        Set.of(trainer),
                        Set.of(),
                        Set.of()),
                null);
        return all();
    }

    private List<SessionRow> all() {
        return queries.all(SessionFilter.of(
                group, cast.today().minusMonths(1), cast.today().plusMonths(3)));
    }

    private List<SessionRow> weekly() {
        return written(List.of(new Series.Meeting(DayOfWeek.WEDNESDAY, 1, NINE, TWELVE)));
    }

    private SessionRow now(SessionRow row) {
        return all().stream().filter(r -> r.id() == row.id()).findFirst().orElseThrow();
    }

    private PlanSession as(SessionRow row, LocalTime from, LocalTime to, Long inRoom, Long by) {
        return new PlanSession(
                row.id(),
                now(row).version(),
                group,
                row.date(),
                from,
                to,
                inRoom,
                by == null ? Set.of() : Set.of(by),
                null);
    }

    @Test
    void a_substitute_another_room_and_longer_hours_of_one_day_outlive_a_change_of_all() {
        List<SessionRow> series = weekly();
        sessions.plan(as(series.get(2), NINE, TWELVE, room, substitute));
        sessions.plan(as(series.get(3), NINE, TWELVE, other, trainer));
        sessions.plan(as(series.get(4), NINE, THIRTEEN, room, trainer));
        SessionRow cancelled = series.get(5);
        sessions.cancel(cancelled.id(), now(cancelled).version(), "grève");

        Sessions.SeriesChange change =
                sessions.changeSeries(as(series.get(0), TEN, TWELVE, room, trainer), Sessions.Scope.ALL);

        assertThat(change.changed() + change.kept()).isEqualTo(series.size());
        assertThat(now(series.get(1)).startsAt()).isEqualTo(TEN);
        assertThat(now(series.get(2)))
                .returns(TEN, SessionRow::startsAt)
                .returns(List.of(substitute), SessionRow::trainerIds);
        assertThat(now(series.get(3))).returns(TEN, SessionRow::startsAt).returns(other, SessionRow::roomId);
        assertThat(now(series.get(4))).returns(NINE, SessionRow::startsAt).returns(THIRTEEN, SessionRow::endsAt);
        assertThat(now(cancelled))
                .returns(NINE, SessionRow::startsAt)
                .returns(Session.Status.CANCELLED, SessionRow::status);
    }

    @Test
    void another_trainer_and_room_for_all_leave_who_and_where_was_arranged_for_one_day() {
        List<SessionRow> series = weekly();
        long third = newRoom();
        long successor = newTrainer();
        sessions.plan(as(series.get(2), NINE, TWELVE, other, substitute));
        sessions.changeSeries(as(series.get(0), NINE, TWELVE, third, successor), Sessions.Scope.ALL);
        assertThat(now(series.get(1)))
                .returns(third, SessionRow::roomId)
                .returns(List.of(successor), SessionRow::trainerIds);
        assertThat(now(series.get(2)))
                .returns(other, SessionRow::roomId)
                .returns(List.of(substitute), SessionRow::trainerIds);
    }

    @Test
    void with_one_clash_nothing_is_changed_at_all() {
        List<SessionRow> series = weekly();
        SessionRow fourth = series.get(3);
        sessions.plan(Cast.at(cast.group(9), fourth.date(), TWELVE, THIRTEEN, room, Set.of()));
        assertThatThrownBy(() ->
                        sessions.changeSeries(as(series.get(0), NINE, THIRTEEN, room, trainer), Sessions.Scope.ALL))
                .isInstanceOf(ClashFound.class);
        assertThat(all()).isEqualTo(series);
    }

    @Test
    void this_one_alone_stays_in_its_series() {
        List<SessionRow> series = weekly();
        sessions.changeSeries(as(series.get(1), TEN, TWELVE, room, trainer), Sessions.Scope.ONE);
        assertThat(all()).extracting(SessionRow::startsAt).containsOnlyOnce(TEN);
        assertThat(all())
                .extracting(SessionRow::series)
                .containsOnly(series.get(0).series());
    }

    /** Whatever is arranged for single days, and wherever it is cut: no session is lost, doubled or changed by chance. */
    @Test
    void a_series_is_split_without_loss() {
        for (long seed = 0; seed < 12; seed++) {
            a_group_with_rooms_and_trainers();
            split(seed);
        }
    }

    private void split(long seed) {
        Random random = new Random(seed);
        List<Series.Meeting> meetings = new ArrayList<>();
        meetings.add(new Series.Meeting(DayOfWeek.TUESDAY, 1, NINE, TWELVE));
        if (random.nextBoolean()) {
            meetings.add(new Series.Meeting(DayOfWeek.FRIDAY, 1, NINE, TWELVE));
        }
        List<SessionRow> series = written(meetings);
        Set<Long> arranged = new HashSet<>();
        for (SessionRow row : series) {
            switch (random.nextInt(8)) {
                case 0 -> sessions.plan(as(row, NINE, TWELVE, other, substitute));
                case 1 -> sessions.plan(as(row, NINE, THIRTEEN, room, trainer));
                case 2 -> sessions.cancel(row.id(), now(row).version(), "grève");
                default -> {
                    continue;
                }
            }
            arranged.add(row.id());
        }
        List<SessionRow> before = all();
        List<SessionRow> regular =
                before.stream().filter(r -> !arranged.contains(r.id())).toList();
        SessionRow cut = regular.get(random.nextInt(regular.size()));
        sessions.changeSeries(as(cut, TEN, TWELVE, room, trainer), Sessions.Scope.FOLLOWING);

        List<SessionRow> after = all();
        assertThat(after)
                .extracting(SessionRow::id)
                .containsExactlyElementsOf(before.stream().map(SessionRow::id).toList());
        for (int i = 0; i < before.size(); i++) {
            SessionRow was = before.get(i);
            SessionRow is = after.get(i);
            boolean later = !was.date().isBefore(cut.date());
            boolean same = later
                    && was.date().getDayOfWeek() == cut.date().getDayOfWeek()
                    && was.status() == Session.Status.PLANNED
                    && was.endsAt().equals(TWELVE);
            assertThat(is.date()).isEqualTo(was.date());
            assertThat(is.status()).isEqualTo(was.status());
            assertThat(is.startsAt()).isEqualTo(same ? TEN : NINE);
            assertThat(is.endsAt()).isEqualTo(was.endsAt());
            assertThat(is.roomId()).isEqualTo(was.roomId());
            assertThat(is.trainerIds()).isEqualTo(was.trainerIds());
            assertThat(is.series().equals(was.series())).isEqualTo(!later);
        }
        assertThat(after.stream()
                        .filter(r -> !r.date().isBefore(cut.date()))
                        .map(SessionRow::series)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_longer_calendar_is_not_more_statements() throws Exception {
        long none = cast.statements(this::all);
        assertThat(weekly()).hasSizeGreaterThan(8);
        // one more: the trainers of what was found
        assertThat(cast.statements(this::all)).isLessThanOrEqualTo(none + 1).isLessThanOrEqualTo(6);
    }
}
