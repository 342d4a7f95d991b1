package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Role;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** Places on a real database: never more than there are, whoever asks at the same time. */
@InContainer
class EnrolmentsIT {
    @Inject
    private Cast cast;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Me me;

    @Inject
    private OfferedPlaces offers;

    @Inject
    private WaitingLists waiting;

    @Inject
    private WaitingLists.Round round;

    @Inject
    private WaitingPriorities priorities;

    @Inject
    private Groups groups;

    @Inject
    private Houses houses;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Resource
    private ManagedExecutorService executor;

    @BeforeEach
    void coordinator() {
        cast.become(Role.COORDINATOR);
    }

    @Test
    void a_full_group_puts_the_next_learner_on_the_waiting_list() {
        long group = cast.group(1);
        assertThat(enrolments.enrol(cast.person("Amina", "Haddad"), group)).isEqualTo(Enrolment.Status.ENROLLED);
        assertThat(enrolments.enrol(cast.person("Yusuf", "Warsame"), group)).isEqualTo(Enrolment.Status.WAITING);
    }

    @Test
    void fifty_at_once_on_one_place_are_one_learner_and_forty_nine_waiting() throws Exception {
        long group = cast.group(1);
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            people.add(cast.person("Personne", "Numéro " + i));
        }
        List<Future<Enrolment.Status>> asked = new ArrayList<>();
        for (long person : people) {
            asked.add(executor.submit(cast.as(Role.COORDINATOR, () -> enrolments.enrol(person, group))));
        }
        List<Enrolment.Status> answers = new ArrayList<>();
        for (Future<Enrolment.Status> answer : asked) {
            answers.add(answer.get());
        }
        assertThat(answers).filteredOn(Enrolment.Status.ENROLLED::equals).hasSize(1);
        assertThat(answers).filteredOn(Enrolment.Status.WAITING::equals).hasSize(49);
        assertThat(places.ofGroup(group))
                .filteredOn(row -> row.status() == Enrolment.Status.ENROLLED)
                .hasSize(1);
    }

    @Test
    void nobody_is_in_a_group_twice() {
        long group = cast.group(5);
        long person = cast.person("Oksana", "Kovalenko");
        enrolments.enrol(person, group);
        assertThatThrownBy(() -> enrolments.enrol(person, group))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(EnrolmentRefusal.ALREADY_ENROLLED));
    }

    @Test
    void who_left_may_come_back() {
        long group = cast.group(5);
        long person = cast.person("Tesfay", "Haile");
        enrolments.enrol(person, group);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        assertThat(enrolments.enrol(person, group)).isEqualTo(Enrolment.Status.ENROLLED);
    }

    @Test
    void a_move_from_what_was_read_long_ago_is_refused() {
        long group = cast.group(5);
        enrolments.enrol(cast.person("Rosa", "Almeida"), group);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.SUSPENDED, null);
        assertThatThrownBy(() -> enrolments.move(row.id(), row.version(), Enrolment.Status.COMPLETED, null))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void a_move_is_taken_back_and_the_history_keeps_both() {
        long group = cast.group(1);
        long person = cast.person("Ahmad", "Rahimi");
        enrolments.enrol(person, group);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        assertThat(places.places(group).free()).isEqualTo(1);
        enrolments.undo(row.id());
        assertThat(places.ofPerson(person))
                .extracting(PlaceRow::status, PlaceRow::endedOn)
                .containsExactly(tuple(Enrolment.Status.ENROLLED, null));
        assertThat(places.historyOf(person))
                .extracting(MoveRow::to)
                .containsExactly(Enrolment.Status.ENROLLED, Enrolment.Status.WITHDRAWN, Enrolment.Status.ENROLLED);
    }

    @Test
    void what_was_taken_back_is_taken_on_again_with_its_end_and_reason() {
        long group = cast.group(1);
        long person = cast.person("Ahmad", "Encore");
        enrolments.enrol(person, group);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        enrolments.undo(row.id());
        enrolments.undo(row.id());
        assertThat(places.ofPerson(person))
                .extracting(PlaceRow::status, PlaceRow::endedOn, PlaceRow::endReason)
                .containsExactly(tuple(Enrolment.Status.WITHDRAWN, cast.today(), Enrolment.EndReason.JOB));
        enrolments.undo(row.id());
        assertThat(row(group, person).status()).isEqualTo(Enrolment.Status.ENROLLED);
    }

    @Test
    void a_place_that_somebody_else_got_meanwhile_is_not_taken_back() {
        long group = cast.group(1);
        enrolments.enrol(cast.person("Elif", "Demir"), group);
        EnrolmentRow row = places.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        enrolments.enrol(cast.person("Hodan", "Warsame"), group);
        assertThatThrownBy(() -> enrolments.undo(row.id()))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(EnrolmentRefusal.GROUP_FULL));
        assertThat(places.openGroups())
                .filteredOn(g -> g.group() == group)
                .extracting(GroupPlaces::taken, GroupPlaces::free)
                .containsExactly(tuple(1L, 0L));
    }

    private EnrolmentRow row(long group, long person) {
        return places.ofGroup(group).stream()
                .filter(row -> row.person() == person)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(ThrowingCallable work, EnrolmentRefusal why) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    /** Three people for one place: the first is in, the others wait in their order. */
    private List<Long> threeFor(long group) {
        List<Long> people = List.of(
                cast.person("Amina", "Haddad"), cast.person("Yusuf", "Warsame"), cast.person("Oksana", "Kovalenko"));
        people.forEach(person -> enrolments.enrol(person, group));
        return people;
    }

    private void leave(long group, long person) {
        EnrolmentRow row = row(group, person);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
    }

    @Test
    void a_freed_place_is_offered_to_the_first_who_waits_until_the_end_of_the_days_to_answer() {
        long group = cast.group(1);
        List<Long> people = threeFor(group);
        leave(group, people.get(0));
        assertThat(row(group, people.get(1)).status()).isEqualTo(Enrolment.Status.OFFERED);
        assertThat(row(group, people.get(1)).offeredUntil())
                .isEqualTo(cast.today()
                        .plusDays(houses.house().answerDays())
                        .atTime(23, 59)
                        .atZone(houses.house().zone())
                        .toInstant());
        assertThat(row(group, people.get(2)).status()).isEqualTo(Enrolment.Status.WAITING);
        assertThat(places.places(group).free()).isZero();
    }

    @Test
    void taking_back_who_left_takes_the_offer_back_that_it_made() {
        long group = cast.group(1);
        List<Long> people = threeFor(group);
        long left = row(group, people.get(0)).id();
        leave(group, people.get(0));
        enrolments.undo(left);
        assertThat(places.ofGroup(group))
                .extracting(EnrolmentRow::person, EnrolmentRow::status)
                .containsExactly(
                        tuple(people.get(0), Enrolment.Status.ENROLLED),
                        tuple(people.get(1), Enrolment.Status.WAITING),
                        tuple(people.get(2), Enrolment.Status.WAITING));
    }

    @Test
    void an_offer_that_was_sent_to_somebody_is_not_taken_back() {
        long group = cast.group(1);
        List<Long> people = threeFor(group);
        long left = row(group, people.get(0)).id();
        leave(group, people.get(0));
        EnrolmentRow next = row(group, people.get(1));
        offers.link(next.id(), next.version());
        refused(() -> enrolments.undo(left), EnrolmentRefusal.GROUP_FULL);
    }

    @Test
    void who_does_not_answer_in_time_keeps_waiting_and_the_place_goes_to_the_next() throws Exception {
        long group = cast.group(1);
        List<Long> people = threeFor(group);
        leave(group, people.get(0));
        cast.alter("update enrolment set offered_until = '2020-01-01' where group_id = " + group
                + " and offered_until is not null");
        entities.getEntityManagerFactory().getCache().evictAll();
        round.make();
        EnrolmentRow passed = row(group, people.get(1));
        assertThat(passed.status()).isEqualTo(Enrolment.Status.WAITING);
        assertThat(passed.passedOn()).isEqualTo(cast.today());
        assertThat(row(group, people.get(2)).status()).isEqualTo(Enrolment.Status.OFFERED);
        // the next place is not theirs by itself, until somebody says so
        leaveOffer(group, people.get(2));
        round.make();
        assertThat(row(group, people.get(1)).status()).isEqualTo(Enrolment.Status.WAITING);
        EnrolmentRow again = row(group, people.get(1));
        enrolments.move(again.id(), again.version(), Enrolment.Status.OFFERED, null);
        assertThat(row(group, people.get(1)).passedOn()).isNull();
    }

    private void leaveOffer(long group, long person) {
        EnrolmentRow row = row(group, person);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.DECLINED);
    }

    @Test
    void a_link_answers_once_and_only_while_the_place_is_offered() {
        long group = cast.group(1);
        List<Long> people = threeFor(group);
        leave(group, people.get(0));
        EnrolmentRow next = row(group, people.get(1));
        String replaced = offers.link(next.id(), next.version());
        String secret = offers.link(next.id(), row(group, people.get(1)).version());
        me.become(null);
        refused(() -> offers.answer(replaced, true), EnrolmentRefusal.OFFER_OVER);
        assertThat(offers.asked(secret).group()).isNotBlank();
        offers.answer(secret, false);
        refused(() -> offers.answer(secret, true), EnrolmentRefusal.OFFER_OVER);
        assertThatThrownBy(() -> offers.asked(secret)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> offers.asked(null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> offers.link(next.id(), next.version())).isInstanceOf(Missing.class);
        coordinator();
        assertThat(places.ofPerson(people.get(1)))
                .extracting(PlaceRow::status, PlaceRow::endReason)
                .containsExactly(tuple(Enrolment.Status.WITHDRAWN, Enrolment.EndReason.DECLINED));
        assertThat(row(group, people.get(2)).status()).isEqualTo(Enrolment.Status.OFFERED);
    }

    @Test
    void a_transfer_ends_one_place_begins_another_and_offers_the_first_to_who_waits() {
        long from = cast.group(1);
        long to = cast.group(1);
        List<Long> people = threeFor(from);
        EnrolmentRow row = row(from, people.get(0));
        enrolments.transfer(row.id(), row.version(), to, null);
        assertThat(places.ofPerson(people.get(0)))
                .extracting(PlaceRow::group, PlaceRow::status, PlaceRow::endReason)
                .containsExactlyInAnyOrder(
                        tuple(to, Enrolment.Status.ENROLLED, null),
                        tuple(from, Enrolment.Status.WITHDRAWN, Enrolment.EndReason.TRANSFER));
        EnrolmentRow next = row(from, people.get(1));
        assertThat(next.status()).isEqualTo(Enrolment.Status.OFFERED);
        refused(() -> enrolments.transfer(next.id(), next.version(), to, null), EnrolmentRefusal.GROUP_FULL);
        refused(() -> enrolments.transfer(next.id(), next.version(), from, null), EnrolmentRefusal.SAME_GROUP);
        assertThat(row(from, people.get(1)).status()).isEqualTo(Enrolment.Status.OFFERED);
    }

    @Test
    void a_place_offered_is_one_place_however_many_answer_and_leave_at_the_same_time() throws Exception {
        long group = cast.group(2);
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(cast.person("Personne", "Numéro " + i));
            enrolments.enrol(people.get(i), group);
        }
        List<Future<Void>> work = new ArrayList<>();
        for (EnrolmentRow row : places.ofGroup(group)) {
            work.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.OTHER);
                return null;
            })));
            work.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                round.make();
                return null;
            })));
        }
        for (Future<Void> one : work) {
            try {
                one.get();
            } catch (ExecutionException changed) {
                assertThat(changed.getCause()).isInstanceOfAny(ChangedMeanwhile.class, OptimisticLockException.class);
            }
        }
        assertThat(places.places(group).taken()).isLessThanOrEqualTo(2);
    }

    @Test
    void who_has_a_reason_of_the_association_goes_before_and_a_bigger_group_offers_at_once() throws Exception {
        cast.become(Role.ADMINISTRATOR);
        priorities.add("Contrat " + Cast.unique());
        priorities.add("Parent " + Cast.unique());
        List<PriorityRow> all = priorities.all();
        PriorityRow weak = all.get(all.size() - 1);
        PriorityRow strong = all.get(all.size() - 2);
        cast.become(Role.COORDINATOR);
        long group = cast.group(1);
        long in = cast.person("Dedans", "Place");
        long first = cast.person("Première", "Attente");
        long parent = cast.person("Parent", "Attente");
        long contract = cast.person("Contrat", "Attente");
        List.of(in, first, parent, contract).forEach(person -> enrolments.enrol(person, group));
        priorities.give(row(group, parent).id(), row(group, parent).version(), weak.id());
        priorities.give(row(group, contract).id(), row(group, contract).version(), strong.id());
        assertThat(places.ofGroup(group)).extracting(EnrolmentRow::person).containsExactly(in, contract, parent, first);
        refused(
                () -> priorities.give(row(group, in).id(), row(group, in).version(), strong.id()),
                EnrolmentRefusal.NOT_WAITING);
        GroupForm form = groups.view(group);
        form.capacity = 3;
        groups.save(form);
        assertThat(places.ofGroup(group).stream().filter(r -> r.status() == Enrolment.Status.OFFERED))
                .extracting(EnrolmentRow::person)
                .containsExactlyInAnyOrder(contract, parent);
        priorities.strengthen(weak.id(), weak.version());
        assertThat(priorities.all().stream().map(PriorityRow::id).toList().indexOf(weak.id()))
                .isLessThan(
                        priorities.all().stream().map(PriorityRow::id).toList().indexOf(strong.id()));
    }

    @Test
    void a_learner_answers_their_own_offer_and_nobody_elses() {
        long group = cast.group(1);
        long in = cast.person("Dedans", "Place");
        long mine = cast.person("Moi", "Attente");
        long other = cast.person("Autre", "Attente");
        List.of(in, mine, other).forEach(person -> enrolments.enrol(person, group));
        leave(group, in);
        long offered = row(group, mine).id();
        cast.become(Role.LEARNER, Set.of(), other);
        assertThat(offers.mine()).isEmpty();
        assertThatThrownBy(() -> offers.answerMine(offered, true)).isInstanceOf(Missing.class);
        cast.become(Role.LEARNER, Set.of(), mine);
        assertThat(offers.mine()).singleElement().returns(offered, MyOffer::enrolment);
        offers.answerMine(offered, false);
        assertThat(offers.mine()).isEmpty();
        refused(() -> offers.answerMine(offered, true), EnrolmentRefusal.OFFER_OVER);
        cast.become(Role.COORDINATOR);
        assertThat(row(group, other).status()).isEqualTo(Enrolment.Status.OFFERED);
    }

    /** Four people of the house do whatever comes to their minds, at once, to eight people in three groups of two places. */
    @Test
    void whatever_is_done_at_once_there_are_never_more_than_the_places_and_none_is_left_empty() throws Exception {
        List<Long> three = List.of(cast.group(2), cast.group(2), cast.group(2));
        List<Long> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(cast.person("Personne" + i, "Hasard"));
        }
        List<Future<Integer>> hands = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            hands.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                int done = 0;
                for (int step = 0; step < 150; step++) {
                    done += tried(() -> something(random, three, eight));
                }
                return done;
            })));
        }
        int done = 0;
        for (Future<Integer> hand : hands) {
            done += hand.get();
        }
        assertThat(done).as("something was done").isGreaterThan(50);
        round.make();
        for (long group : three) {
            List<EnrolmentRow> rows = places.ofGroup(group);
            long taken = rows.stream().filter(r -> r.status().takesPlace()).count();
            assertThat(taken).isLessThanOrEqualTo(2);
            assertThat(taken == 2
                            || rows.stream()
                                    .noneMatch(r -> r.status() == Enrolment.Status.WAITING && r.passedOn() == null))
                    .as("a place is empty while somebody is next")
                    .isTrue();
            assertThat(rows).extracting(EnrolmentRow::person).doesNotHaveDuplicates();
        }
        assertThat((List<?>) entities.createNativeQuery("""
                        select e.id from enrolment e where e.group_id in (?1, ?2, ?3) and e.status <>
                          (select m.to_status from enrolment_move m where m.enrolment_id = e.id order by m.moved_at desc, m.id desc limit 1)""")
                        .setParameter(1, three.get(0))
                        .setParameter(2, three.get(1))
                        .setParameter(3, three.get(2))
                        .getResultList())
                .as("the history ends with what is so")
                .isEmpty();
    }

    private void something(Random random, List<Long> groups, List<Long> people) {
        long group = groups.get(random.nextInt(groups.size()));
        long person = people.get(random.nextInt(people.size()));
        List<EnrolmentRow> rows = places.ofGroup(group);
        EnrolmentRow row = rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
        switch (row == null ? 0 : random.nextInt(6)) {
            case 0, 1 -> enrolments.enrol(person, group);
            case 2, 3 ->
                enrolments.move(
                        row.id(),
                        row.version(),
                        Enrolment.Status.values()[random.nextInt(Enrolment.Status.values().length)],
                        Enrolment.EndReason.JOB);
            case 4 -> enrolments.undo(row.id());
            default -> enrolments.transfer(row.id(), row.version(), groups.get(random.nextInt(groups.size())), null);
        }
    }

    /** @return 1 when it was done, 0 when the house said no */
    private static int tried(Runnable work) {
        try {
            work.run();
            return 1;
        } catch (Refused | ChangedMeanwhile | OptimisticLockException | Missing no) {
            return 0;
        }
    }
}
