package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tremplin.Cast;
import org.tremplin.access.Role;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Refused;

/** Places on a real database: never more than there are, whoever asks at the same time. */
@ExtendWith(ArquillianExtension.class)
class EnrolmentsIT {
    @Inject
    private Cast cast;

    @Inject
    private Enrolments enrolments;

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
        assertThat(enrolments.ofGroup(group))
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
        EnrolmentRow row = enrolments.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        assertThat(enrolments.enrol(person, group)).isEqualTo(Enrolment.Status.ENROLLED);
    }

    @Test
    void a_move_from_what_was_read_long_ago_is_refused() {
        long group = cast.group(5);
        enrolments.enrol(cast.person("Rosa", "Almeida"), group);
        EnrolmentRow row = enrolments.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.SUSPENDED, null);
        assertThatThrownBy(() -> enrolments.move(row.id(), row.version(), Enrolment.Status.COMPLETED, null))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void a_move_is_taken_back_and_the_history_keeps_both() {
        long group = cast.group(1);
        long person = cast.person("Ahmad", "Rahimi");
        enrolments.enrol(person, group);
        EnrolmentRow row = enrolments.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        assertThat(enrolments.places(group).free()).isEqualTo(1);
        enrolments.undo(row.id());
        assertThat(enrolments.ofPerson(person))
                .extracting(PlaceRow::status, PlaceRow::endedOn)
                .containsExactly(tuple(Enrolment.Status.ENROLLED, null));
        assertThat(enrolments.historyOf(person))
                .extracting(MoveRow::to)
                .containsExactly(Enrolment.Status.ENROLLED, Enrolment.Status.WITHDRAWN, Enrolment.Status.ENROLLED);
    }

    @Test
    void a_place_that_somebody_else_got_meanwhile_is_not_taken_back() {
        long group = cast.group(1);
        enrolments.enrol(cast.person("Elif", "Demir"), group);
        EnrolmentRow row = enrolments.ofGroup(group).get(0);
        enrolments.move(row.id(), row.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        enrolments.enrol(cast.person("Hodan", "Warsame"), group);
        assertThatThrownBy(() -> enrolments.undo(row.id()))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(EnrolmentRefusal.GROUP_FULL));
        assertThat(enrolments.openGroups())
                .filteredOn(g -> g.group() == group)
                .extracting(GroupPlaces::taken, GroupPlaces::free)
                .containsExactly(tuple(1L, 0L));
    }
}
