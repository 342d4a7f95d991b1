package org.tremplin.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.planning.availability.Clash;
import org.tremplin.platform.Refused;

/** One room, one trainer, one hour: who comes second is told by whom it is taken, whatever way they come. */
@InContainer
class ClashesIT {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final LocalTime ELEVEN = LocalTime.of(11, 0);
    private static final LocalTime TWELVE = LocalTime.of(12, 0);

    @Inject
    private Cast cast;

    @Inject
    private Replacements replacements;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Groups groups;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Resource
    private ManagedExecutorService executor;

    private LocalDate day;
    private long room;
    private long trainer;

    @BeforeEach
    void a_room_and_a_trainer() {
        cast.become(Role.COORDINATOR);
        day = cast.today().plusDays(7);
        room = roomOf(cast.group(9));
        trainer = people.register(null, Set.of(Person.Role.VOLUNTEER), cast.details("Bénévole", Cast.unique(), null));
    }

    /** A room of its own for the test, made as a coordinator makes one. */
    private long roomOf(long group) {
        GroupForm form = groups.view(group);
        form.room = null;
        form.newRoom = "Salle " + Cast.unique();
        groups.save(form);
        return groups.view(group).room;
    }

    private long plan(LocalTime from, LocalTime to, Long inRoom, Set<Long> by) {
        return sessions.plan(Cast.at(cast.group(9), day, from, to, inRoom, by));
    }

    @Test
    void a_room_is_given_once_and_the_answer_names_the_other_and_offers_free_places() {
        long first = plan(NINE, ELEVEN, room, Set.of());
        ClashFound refused = catchThrowableOfType(ClashFound.class, () -> plan(TEN, TWELVE, room, Set.of()));
        assertThat(refused.clashes()).extracting(Clash::session).containsExactly(first);
        assertThat(refused.free())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.date().equals(day)
                                && f.from().isBefore(ELEVEN)
                                && f.to().isAfter(NINE)
                                && f.room() == room)
                        .isFalse());
    }

    @Test
    void one_may_begin_when_the_other_ends() {
        plan(NINE, TEN, room, Set.of(trainer));
        plan(TEN, ELEVEN, room, Set.of(trainer));
    }

    @Test
    void a_trainer_is_in_one_place_at_a_time() {
        plan(NINE, ELEVEN, null, Set.of(trainer));
        assertThatThrownBy(() -> plan(TEN, TWELVE, null, Set.of(trainer))).isInstanceOf(ClashFound.class);
    }

    @Test
    void a_trainer_is_in_one_place_at_a_time_whatever_the_site() {
        plan(NINE, ELEVEN, null, Set.of(trainer));
        cast.become(Role.ADMINISTRATOR);
        long elsewhere = houses.addSite("Antenne " + Cast.unique(), null);
        long group = cast.group(9);
        GroupForm form = groups.view(group);
        form.site = elsewhere;
        form.room = null;
        groups.save(form);
        cast.become(Role.COORDINATOR, Set.of(elsewhere), null);
        assertThatThrownBy(() -> sessions.plan(Cast.at(group, day, TEN, TWELVE, null, Set.of(trainer))))
                .isInstanceOf(ClashFound.class);
    }

    @Test
    void somebody_with_the_right_may_overrule_it_and_the_reason_stays() {
        plan(NINE, ELEVEN, room, Set.of());
        PlanSession second = new PlanSession(
                0, 0, cast.group(9), day, TEN, TWELVE, room, Set.of(), "La salle est assez grande pour deux");
        long id = sessions.plan(second);
        assertThat(queries.view(id).clashReason()).isEqualTo("La salle est assez grande pour deux");
    }

    @Test
    void a_reason_without_a_clash_leaves_nothing() {
        long id = sessions.plan(new PlanSession(0, 0, cast.group(9), day, NINE, TEN, room, Set.of(), "au cas où"));
        assertThat(queries.view(id).clashReason()).isNull();
    }

    @Test
    void a_cancelled_session_leaves_its_room_and_comes_back_only_to_a_free_one() {
        long first = plan(NINE, ELEVEN, room, Set.of());
        sessions.cancel(first, queries.view(first).form().version(), "malade");
        long second = plan(TEN, TWELVE, room, Set.of());
        long version = queries.view(first).form().version();
        assertThatThrownBy(() -> sessions.reinstate(first, version, null)).isInstanceOf(ClashFound.class);
        assertThat(queries.view(first).form().status()).isEqualTo(Session.Status.CANCELLED);
        sessions.cancel(second, queries.view(second).form().version(), "autre jour");
        sessions.reinstate(first, queries.view(first).form().version(), null);
        assertThat(queries.view(first).form().status()).isEqualTo(Session.Status.PLANNED);
    }

    @Test
    void a_substitute_who_is_taken_changes_nothing_at_all() {
        long substitute =
                people.register(null, Set.of(Person.Role.STAFF), cast.details("Remplaçante", Cast.unique(), null));
        long first = plan(NINE, TEN, null, Set.of(trainer));
        long second = plan(TEN, ELEVEN, null, Set.of(trainer));
        plan(TEN, ELEVEN, null, Set.of(substitute));
        assertThatThrownBy(() -> replacements.replace(trainer, substitute, day, day, null))
                .isInstanceOf(ClashFound.class);
        assertThat(replacements.concerned(trainer, null, day, day).sessions())
                .extracting(SessionRow::id)
                .containsExactly(first, second);
        assertThat(replacements.concerned(trainer, substitute, day, day).clashes())
                .containsOnlyKeys(second)
                .extractingByKey(second)
                .asInstanceOf(InstanceOfAssertFactories.list(Clash.class))
                .extracting(Clash::kind)
                .containsExactly(Clash.Kind.TRAINER);
        assertThatThrownBy(() -> replacements.replace(trainer, trainer, day, day, null))
                .isInstanceOf(Refused.class);
        assertThat(replacements.replace(trainer, substitute, day, day, "présence double convenue"))
                .isEqualTo(2);
        assertThat(replacements.concerned(trainer, null, day, day).sessions())
                .extracting(SessionRow::id)
                .isEmpty();
    }

    @Test
    void twenty_at_once_for_one_room_are_one_session() throws Exception {
        List<Long> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(cast.group(9));
        }
        assertThat(answers(waiting, group -> Cast.at(group, day, NINE, ELEVEN, room, Set.of())))
                .isEqualTo(1);
        assertThat(queries.all(new SessionFilter(day, day, 0, room, 0, 0, 0, null)))
                .hasSize(1);
    }

    @Test
    void twenty_at_once_for_one_trainer_in_other_rooms_at_overlapping_hours_are_one_session() throws Exception {
        List<Long> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(cast.group(9));
        }
        assertThat(answers(
                        waiting,
                        group -> Cast.at(group, day, NINE.plusMinutes(group % 30), ELEVEN, null, Set.of(trainer))))
                .isEqualTo(1);
        assertThat(replacements.concerned(trainer, null, day, day).sessions())
                .extracting(SessionRow::id)
                .hasSize(1);
    }

    private interface Wish {
        PlanSession of(long group);
    }

    /** How many were planned; the others must have been told what is in their way. */
    private int answers(List<Long> waiting, Wish wish) throws InterruptedException {
        List<Future<Long>> asked = new ArrayList<>();
        for (long group : waiting) {
            asked.add(executor.submit(cast.as(Role.COORDINATOR, () -> sessions.plan(wish.of(group)))));
        }
        int planned = 0;
        for (Future<Long> answer : asked) {
            try {
                answer.get();
                planned++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(ClashFound.class);
            }
        }
        return planned;
    }
}
