package org.tremplin.enrolment.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.access.Secrets;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.EnrolmentRow;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.PlaceRow;
import org.tremplin.offer.Feeds;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.Replacements;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;

/** Who is told what, in which language, when sessions change. */
@InContainer
class NoticesIT {
    @Inject
    private Cast cast;

    @Inject
    private People people;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Replacements replacements;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Notices notices;

    @Inject
    private MyNotices myNotices;

    @Inject
    private Feeds feeds;

    @Inject
    private Accounts accounts;

    private long group;
    private long trainer;
    private long learner;
    private long session;
    private LocalDate day;

    @BeforeEach
    void a_group_with_a_trainer_and_a_learner() {
        cast.become(Role.COORDINATOR);
        day = cast.today().plusDays(3);
        group = cast.group(10);
        trainer = cast.trainer("Nadia", "Benali");
        learner = cast.person("Amina", "Haddad");
        enrolments.enrol(learner, group);
        session = sessions.plan(Cast.at(group, day, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(trainer)));
    }

    private long version(long of) {
        return queries.view(of).form().version();
    }

    private List<String> told(long person) {
        cast.become(Role.LEARNER, Set.of(), person);
        List<String> texts = myNotices.mine().stream()
                .filter(NoticeRow::unread)
                .map(NoticeRow::text)
                .toList();
        cast.become(Role.COORDINATOR);
        return texts;
    }

    private void moveTo(int hour) {
        sessions.plan(new PlanSession(
                session,
                version(session),
                group,
                day,
                LocalTime.of(hour, 0),
                LocalTime.of(hour + 3, 0),
                null,
                Set.of(trainer),
                null));
    }

    @Test
    void a_new_session_is_no_news() {
        assertThat(told(learner)).isEmpty();
    }

    @Test
    void a_cancellation_is_told_to_learners_and_trainers_without_its_reason() {
        sessions.cancel(session, version(session), "Nadia est malade");
        for (long person : new long[] {learner, trainer}) {
            assertThat(told(person))
                    .singleElement()
                    .asString()
                    .contains("pas de séance", String.valueOf(day.getYear()), "09:00–12:00")
                    .doesNotContain("malade");
        }
    }

    @Test
    void everybody_is_told_in_their_language_and_who_left_is_not() {
        PersonDetails plain = cast.details("Yusuf", "Warsame", null);
        long arabic = people.register(new PersonDetails(
                plain.familyName(), plain.givenName(), null, null, null, "ar", null, null, null, null, day, null));
        enrolments.enrol(arabic, group);
        long gone = cast.person("Oksana", "Kovalenko");
        enrolments.enrol(gone, group);
        EnrolmentRow place = places.ofGroup(group).stream()
                .filter(e -> e.person() == gone)
                .findFirst()
                .orElseThrow();
        enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
        moveTo(13);
        assertThat(told(arabic)).singleElement().asString().contains("الدرس الآن", "13:00–16:00");
        assertThat(told(learner)).singleElement().asString().contains("a maintenant lieu", "13:00–16:00");
        assertThat(told(gone)).isEmpty();
    }

    @Test
    void who_is_on_the_list_on_the_day_of_the_session_is_told_whatever_they_are_today() throws Exception {
        long away = cast.person("Zahra", "Absente");
        enrolments.enrol(away, group);
        place(away, Enrolment.Status.SUSPENDED);
        long later = cast.person("Chen", "Suivant");
        enrolments.enrol(later, group);
        cast.alter("update enrolment set enrolled_on = '" + day.plusDays(1) + "' where person_id = " + later);
        long until = cast.person("Rosa", "Finissante");
        enrolments.enrol(until, group);
        place(until, Enrolment.Status.WITHDRAWN);
        cast.alter("update enrolment set ended_on = '" + day + "' where person_id = " + until);
        assertThat(notices.concerned(session)).containsExactlyInAnyOrder("Amina Haddad", "Rosa Finissante");
        moveTo(13);
        assertThat(told(until)).singleElement().asString().contains("13:00–16:00");
        assertThat(told(learner)).hasSize(1);
        assertThat(told(away)).isEmpty();
        assertThat(told(later)).isEmpty();
        place(away, Enrolment.Status.ENROLLED);
        moveTo(14);
        assertThat(told(away)).singleElement().asString().contains("14:00–17:00");
    }

    @Test
    void a_learners_calendar_has_the_sessions_on_whose_day_they_are_on_the_list() throws Exception {
        long before = sessions.plan(
                Cast.at(group, day.minusDays(1), LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of()));
        long after =
                sessions.plan(Cast.at(group, day.plusDays(1), LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of()));
        String secret = calendar(learner);
        assertThat(feeds.calendar(secret)).contains(uid(before), uid(session), uid(after));
        cast.alter("update enrolment set enrolled_on = '" + day + "' where person_id = " + learner);
        assertThat(feeds.calendar(secret)).contains(uid(session), uid(after)).doesNotContain(uid(before));
        place(learner, Enrolment.Status.WITHDRAWN);
        cast.alter("update enrolment set ended_on = '" + day + "' where person_id = " + learner);
        assertThat(feeds.calendar(secret)).contains(uid(session)).doesNotContain(uid(before), uid(after));
        enrolments.enrol(learner, group);
        place(learner, Enrolment.Status.SUSPENDED);
        assertThat(feeds.calendar(secret)).contains(uid(session)).doesNotContain(uid(before), uid(after));
    }

    private static String uid(long session) {
        return "UID:session-" + session + "@tremplin";
    }

    private String calendar(long person) throws Exception {
        cast.become(Role.ADMINISTRATOR);
        long account = accounts.createForDemo("a" + Cast.unique(), "Amina", "un mot de passe", Role.LEARNER, person);
        String secret = Secrets.fresh();
        cast.alter("insert into calendar_feed (id, account_id, secret_hash, kind, person_id, created_at) values ("
                + account + ", " + account + ", '" + Secrets.hash(secret) + "', 'LEARNER', " + person + ", now())");
        cast.become(Role.COORDINATOR);
        return secret;
    }

    private void place(long person, Enrolment.Status to) {
        PlaceRow place = places.ofPerson(person).get(0);
        enrolments.move(
                place.id(), place.version(), to, to == Enrolment.Status.WITHDRAWN ? Enrolment.EndReason.MOVED : null);
    }

    @Test
    void a_later_change_replaces_what_was_not_read_and_follows_what_was() {
        moveTo(13);
        moveTo(14);
        assertThat(told(learner)).singleElement().asString().contains("14:00");
        cast.become(Role.LEARNER, Set.of(), learner);
        myNotices.seen(myNotices.mine().get(0).id());
        cast.become(Role.COORDINATOR);
        assertThat(told(learner)).isEmpty();
        moveTo(15);
        assertThat(told(learner)).singleElement().asString().contains("15:00");
        cast.become(Role.LEARNER, Set.of(), learner);
        assertThat(myNotices.mine()).hasSize(2);
    }

    @Test
    void what_nobody_has_read_about_a_session_goes_when_it_is_cancelled() {
        long substitute = cast.trainer("Paul", "Lambert");
        replacements.replace(trainer, substitute, day, day, null);
        assertThat(told(trainer)).singleElement().asString().contains("assurée par");
        sessions.cancel(session, version(session), "malade");
        assertThat(told(trainer)).isEmpty();
        assertThat(told(substitute)).singleElement().asString().contains("pas de séance");
        LocalDate past = cast.today().minusDays(3);
        long uncalled =
                sessions.plan(Cast.at(group, past, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(trainer)));
        notices.chase(List.of(uncalled));
        assertThat(told(trainer)).singleElement().asString().contains("l’appel");
        sessions.cancel(uncalled, version(uncalled), "oubliée");
        assertThat(told(trainer)).isEmpty();
    }

    @Test
    void nobody_marks_another_persons_notices_as_seen() {
        moveTo(13);
        cast.become(Role.LEARNER, Set.of(), trainer);
        long newest = myNotices.mine().get(0).id();
        myNotices.seen(newest + 1_000);
        assertThat(told(learner)).hasSize(1);
    }

    @Test
    void a_substitute_is_a_matter_between_trainers() {
        long substitute = cast.trainer("Paul", "Lambert");
        sessions.plan(Cast.at(group, day.plusDays(1), LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(trainer)));
        assertThat(replacements.replace(trainer, substitute, day, day.plusDays(1), null))
                .isEqualTo(2);
        assertThat(told(learner)).isEmpty();
        for (long person : new long[] {substitute, trainer}) {
            assertThat(told(person)).singleElement().asString().contains("2 séances", "Paul Lambert");
        }
    }

    @Test
    void who_does_not_come_any_more_is_told_who_does() {
        long substitute = cast.trainer("Paul", "Lambert");
        sessions.plan(new PlanSession(
                session,
                version(session),
                group,
                day,
                LocalTime.of(14, 0),
                LocalTime.of(17, 0),
                null,
                Set.of(substitute),
                null));
        assertThat(told(trainer)).singleElement().asString().contains("assurée par Paul Lambert");
        assertThat(told(substitute)).singleElement().asString().contains("a maintenant lieu", "14:00");
        assertThat(told(learner)).singleElement().asString().contains("a maintenant lieu", "14:00");
    }

    @Test
    void co_trainers_of_another_group_are_not_told() {
        long other = cast.group(10);
        long colleague = cast.trainer("Karim", "Saïdi");
        sessions.plan(Cast.at(other, day, LocalTime.of(14, 0), LocalTime.of(16, 0), null, Set.of(trainer, colleague)));
        replacements.replace(trainer, cast.trainer("Paul", "Lambert"), day, day, null);
        assertThat(told(colleague)).singleElement().asString().contains("14:00–16:00", "Karim Saïdi");
        assertThat(told(trainer)).hasSize(2);
    }

    @Test
    void what_is_over_concerns_nobody() {
        LocalDate past = cast.today().minusDays(3);
        long over = sessions.plan(Cast.at(group, past, LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(trainer)));
        sessions.cancel(over, version(over), "oubliée");
        assertThat(told(learner)).isEmpty();
        assertThat(told(trainer)).isEmpty();
    }

    @Test
    void the_session_says_beforehand_who_would_be_told() {
        assertThat(notices.concerned(session)).containsExactly("Amina Haddad");
    }

    @Test
    void more_learners_are_not_more_statements() throws Exception {
        long few = cast.statements(() -> sessions.cancel(session, version(session), "grève"));
        long other = cast.group(15);
        for (int i = 0; i < 12; i++) {
            enrolments.enrol(cast.person("Personne", "Numéro " + i), other);
        }
        long big = sessions.plan(
                Cast.at(other, day.plusDays(1), LocalTime.of(9, 0), LocalTime.of(12, 0), null, Set.of(trainer)));
        assertThat(cast.statements(() -> sessions.cancel(big, version(big), "grève")))
                .isEqualTo(few);
    }
}
