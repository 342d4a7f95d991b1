package org.tremplin.enrolment.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.enrolment.AdmissionRule;
import org.tremplin.enrolment.Admissions;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.enrolment.HalfDay.Part;
import org.tremplin.enrolment.PlaceRow;
import org.tremplin.enrolment.Reason;
import org.tremplin.enrolment.RuleRow;
import org.tremplin.enrolment.demand.Demand;
import org.tremplin.enrolment.demand.DemandCount;
import org.tremplin.enrolment.demand.DemandRow;
import org.tremplin.enrolment.demand.Demands;
import org.tremplin.enrolment.intake.IntakeRow.Said;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.LevelRefusal;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.people.People;
import org.tremplin.people.privacy.Erasures;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** From what somebody says to the group that suits them. */
@InContainer
class IntakesIT {
    private static final Map<Skill, String> LOW = Map.of(Skill.SPEAKING, "0", Skill.READING, "0");

    @Inject
    private Cast cast;

    @Inject
    private IntakeSetup setup;

    @Inject
    private Intakes intakes;

    @Inject
    private Suggestions suggestions;

    @Inject
    private Admissions admissions;

    @Inject
    private Groups groups;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Demands demands;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private People people;

    @Inject
    private Erasures erasures;

    private long person;
    private long group;

    @BeforeEach
    void somebody_asks_for_a_course() throws Exception {
        cast.become(Role.COORDINATOR);
        person = cast.person("Selam", "Accueil" + Cast.unique());
        group = cast.group(5);
    }

    private void levelOfGroup(String level) throws Exception {
        cast.alter(
                "update activity a join activity_group g on g.activity_id = a.id set a.framework = 'CEFR', a.level = '"
                        + level + "' where g.id = " + group);
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void what_was_said_keeps_its_words_when_the_question_changes() {
        setup.save(new QuestionRow(0, 0, IntakeQuestion.Kind.TEXT, "Avant " + person, null));
        QuestionRow asked = setup.questions().get(setup.questions().size() - 1);
        intakes.interview(person, Set.of(), List.of(new Said(asked.title(), " travailler "), new Said("Rien", " ")));
        setup.save(
                new QuestionRow(asked.id(), asked.version(), IntakeQuestion.Kind.ONE, "Après " + person, "oui\nnon"));
        intakes.interview(person, Set.of(), List.of(new Said("Après " + person, "oui")));
        assertThat(intakes.interviews(person))
                .extracting(IntakeRow::answers)
                .containsExactly(
                        List.of(new Said("Après " + person, "oui")),
                        List.of(new Said("Avant " + person, "travailler")));
        QuestionRow changed = setup.questions().get(setup.questions().size() - 1);
        assertThat(changed.list()).containsExactly("oui", "non");
        setup.retireQuestion(changed.id(), changed.version());
        assertThat(setup.questions()).doesNotContain(changed);
        refused(
                () -> setup.save(new QuestionRow(0, 0, IntakeQuestion.Kind.ONE, "Sans choix", " ")),
                EnrolmentRefusal.CHOICES_MISSING);
    }

    @Test
    void levels_are_by_skill_and_framework_and_corrected_on_their_day() throws Exception {
        intakes.assess(
                person, Framework.CEFR, Assessment.Kind.PLACEMENT, Map.of(Skill.SPEAKING, "A1", Skill.READING, "0"));
        cast.alter("update assessment set on_date = on_date - interval 1 day where person_id = " + person);
        intakes.assess(person, Framework.CEFR, Assessment.Kind.PROGRESS, Map.of(Skill.SPEAKING, "B1"));
        intakes.assess(person, Framework.CEFR, Assessment.Kind.PROGRESS, Map.of(Skill.SPEAKING, "A2"));
        intakes.assess(person, Framework.LITERACY, Assessment.Kind.PLACEMENT, Map.of(Skill.READING, "2"));
        assertThat(intakes.levels(person)).hasSize(4);
        assertThat(Levels.profile(intakes.levels(person), Framework.CEFR))
                .isEqualTo(Map.of(Skill.SPEAKING, "A2", Skill.READING, "0"));
        refused(
                () -> intakes.assess(person, Framework.CEFR, Assessment.Kind.PLACEMENT, Map.of(Skill.SPEAKING, "2")),
                LevelRefusal.LEVEL_UNKNOWN);
    }

    @Test
    void steps_propose_levels_and_are_also_in_other_languages() {
        List<TaskRow> tasks = setup.tasks(Framework.CEFR, "ar");
        assertThat(tasks).isNotEmpty().allMatch(task -> task.translated() != null);
        Set<Long> able = Set.of(tasks.stream()
                .filter(t -> t.skill() == Skill.SPEAKING && t.level().equals("A1.1"))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(intakes.proposed(Framework.CEFR, able))
                .containsEntry(Skill.SPEAKING, "A1.1")
                .containsEntry(Skill.WRITING, "0");
        refused(
                () -> setup.save(new TaskRow(0, 0, Framework.LITERACY, Skill.READING, "B1", "Lit", null)),
                LevelRefusal.LEVEL_UNKNOWN);
    }

    @Test
    void a_group_that_suits_comes_first_with_its_next_session() throws Exception {
        levelOfGroup("A1");
        LocalDate day = cast.today().plusDays(7);
        cast.session(group, day);
        intakes.assess(person, Framework.CEFR, Assessment.Kind.PLACEMENT, Map.of(Skill.SPEAKING, "A1.1"));
        intakes.interview(person, Set.of(new HalfDay(day.getDayOfWeek(), Part.MORNING)), List.of());
        SuggestedGroup mine = suggestions.of(person).stream()
                .filter(g -> g.places().group() == group)
                .findFirst()
                .orElseThrow();
        assertThat(mine.next()).isEqualTo(day.atTime(LocalTime.of(9, 0)));
        assertThat(mine.reasons()).extracting(Reason::key).contains("level", "hours", "places");
        enrolments.enrol(person, group);
        assertThat(suggestions.of(person)).noneMatch(g -> g.places().group() == group);
    }

    @Test
    void more_groups_cost_no_more_statements() {
        long few = cast.statements(() -> suggestions.of(person));
        for (int i = 0; i < 5; i++) {
            cast.session(cast.group(5), cast.today().plusDays(i + 1));
        }
        assertThat(cast.statements(() -> suggestions.of(person))).isEqualTo(few);
    }

    @Test
    void a_level_far_above_is_refused_until_somebody_says_why() throws Exception {
        levelOfGroup("B1");
        assertThat(admissions.obstacles(person, group))
                .as("nobody knows their level")
                .isEmpty();
        intakes.assess(person, Framework.CEFR, Assessment.Kind.PLACEMENT, LOW);
        assertThat(admissions.obstacles(person, group)).extracting(Reason::key).containsExactly("far-above");
        refused(() -> enrolments.enrol(person, group), EnrolmentRefusal.NOT_ADMITTED);
        refused(() -> enrolments.enrol(person, group, " "), EnrolmentRefusal.NOT_ADMITTED);
        enrolments.enrol(person, group, "accompagne sa mère");
        assertThat(places.ofPerson(person)).singleElement().returns("accompagne sa mère", PlaceRow::exception);
    }

    @Test
    void what_an_activity_asks_is_an_obstacle_that_explains_itself_and_gives_way_to_a_reason() throws Exception {
        long before = cast.group(5);
        long activity = activityOf(group);
        admissions.add(activity, AdmissionRule.Kind.AFTER, activityOf(before), null);
        refused(() -> enrolments.enrol(person, group), EnrolmentRefusal.NOT_ADMITTED);
        assertThat(admissions.obstacles(person, group))
                .singleElement()
                .returns("after", Reason::key)
                .returns(List.of(catalogue.view(activityOf(before)).title), Reason::details);
        assertThat(suggestions.of(person).stream()
                        .filter(g -> g.places().group() == group)
                        .findFirst()
                        .orElseThrow()
                        .reasons()
                        .get(0)
                        .key())
                .isEqualTo("after");

        enrolments.enrol(person, before);
        PlaceRow place = places.ofPerson(person).get(0);
        refused(() -> enrolments.transfer(place.id(), place.version(), group, null), EnrolmentRefusal.NOT_ADMITTED);
        enrolments.transfer(place.id(), place.version(), group, "les deux groupes se suivent");
        assertThat(places.ofPerson(person).get(0))
                .returns(group, PlaceRow::group)
                .returns("les deux groupes se suivent", PlaceRow::exception);
        enrolments.undo(places.ofPerson(person).get(1).id());
        PlaceRow again = places.ofPerson(person).stream()
                .filter(row -> row.group() == before)
                .findFirst()
                .orElseThrow();
        enrolments.move(again.id(), again.version(), Enrolment.Status.COMPLETED, null);
        assertThat(admissions.obstacles(person, group)).isEmpty();
    }

    @Test
    void rules_are_asked_once_and_name_what_they_need() {
        long activity = activityOf(group);
        long other = cast.activity();
        admissions.add(activity, AdmissionRule.Kind.NOT_WITH, other, 12);
        admissions.add(activity, AdmissionRule.Kind.AGE_FROM, other, 18);
        admissions.add(activity, AdmissionRule.Kind.ONCE, null, null);
        assertThat(admissions.rules(activity))
                .extracting(RuleRow::kind, RuleRow::other, RuleRow::years)
                .containsExactly(
                        tuple(AdmissionRule.Kind.NOT_WITH, other, null),
                        tuple(AdmissionRule.Kind.AGE_FROM, null, 18),
                        tuple(AdmissionRule.Kind.ONCE, null, null));
        assertThat(admissions.rules(other)).extracting(RuleRow::kind).containsExactly(AdmissionRule.Kind.NOT_WITH);
        refused(() -> admissions.add(activity, AdmissionRule.Kind.ONCE, null, null), EnrolmentRefusal.RULE_TWICE);
        refused(() -> admissions.add(activity, AdmissionRule.Kind.AGE_FROM, null, 16), EnrolmentRefusal.RULE_TWICE);
        refused(() -> admissions.add(other, AdmissionRule.Kind.NOT_WITH, activity, null), EnrolmentRefusal.RULE_TWICE);
        refused(
                () -> admissions.add(activity, AdmissionRule.Kind.AFTER, activity, null),
                EnrolmentRefusal.RULE_INCOMPLETE);
        refused(
                () -> admissions.add(activity, AdmissionRule.Kind.AGE_TO, null, null),
                EnrolmentRefusal.RULE_INCOMPLETE);
        assertThatThrownBy(() ->
                        cast.alter("insert into admission_rule (id, activity_id, kind) select 77, activity_id, kind"
                                + " from admission_rule where activity_id = " + activity + " and kind = 'ONCE'"))
                .as("nor twice behind the service's back")
                .isInstanceOf(SQLIntegrityConstraintViolationException.class);
        RuleRow first = admissions.rules(activity).get(0);
        admissions.remove(first.id(), first.version());
        assertThat(admissions.rules(other)).isEmpty();
        cast.become(Role.TRAINER);
        assertThat(admissions.rules(activity)).hasSize(2);
        assertThatThrownBy(() -> admissions.add(activity, AdmissionRule.Kind.AGE_TO, null, 30))
                .isInstanceOf(Missing.class);
    }

    @Test
    void more_rules_cost_no_more_statements() {
        long activity = activityOf(group);
        admissions.add(activity, AdmissionRule.Kind.ONCE, null, null);
        long few = cast.statements(() -> suggestions.of(person));
        admissions.add(activity, AdmissionRule.Kind.NOT_WITH, cast.activity(), null);
        admissions.add(activity, AdmissionRule.Kind.AFTER, cast.activity(), null);
        assertThat(cast.statements(() -> suggestions.of(person))).isEqualTo(few);
    }

    private long activityOf(long of) {
        return groups.view(of).activity;
    }

    @Test
    void answers_with_choices_are_counted_once_a_person_by_their_last_interview() {
        String question = "Besoin " + Cast.unique();
        setup.save(new QuestionRow(0, 0, IntakeQuestion.Kind.MANY, question, "garde\ntransport, bus\nbus"));
        LocalDate today = cast.today();
        intakes.interview(person, Set.of(), List.of(new Said(question, "bus")));
        intakes.interview(person, Set.of(), List.of(new Said(question, "garde, transport, bus")));
        long other = cast.person("Bilal", "Accueil" + Cast.unique());
        intakes.interview(other, Set.of(), List.of(new Said(question, "garde, autre chose")));
        AnswerCount count = intakes.answers(today, today).stream()
                .filter(c -> c.question().equals(question))
                .findFirst()
                .orElseThrow();
        assertThat(count.people()).isEqualTo(2);
        assertThat(count.answers())
                .extracting(AnswerCount.Said::answer, AnswerCount.Said::people)
                .containsExactly(tuple("garde", 2L), tuple("autre chose", 1L), tuple("transport, bus", 1L));
        assertThat(count.percent(count.answers().get(1))).isEqualTo(50);
        assertThat(intakes.answers(today.plusDays(1), today.plusDays(9)))
                .noneMatch(c -> c.question().equals(question));
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> intakes.answers(today, today)).isInstanceOf(Missing.class);
    }

    @Test
    void a_step_is_said_in_one_more_language() {
        TaskRow task = setup.tasks(Framework.CEFR, "ti").get(0);
        assertThat(task.translated()).isNull();
        setup.translate(task.id(), "ti", " ሰላም ");
        assertThat(setup.tasks(Framework.CEFR, "ti").get(0).translated()).isEqualTo("ሰላም");
        assertThat(setup.languages()).contains("ar", "en", "ti");
        setup.translate(task.id(), "ti", " ");
        assertThat(setup.languages()).doesNotContain("ti");
    }

    @Test
    void demand_without_a_place_is_counted_also_of_people_without_a_file() throws Exception {
        LocalDate day = cast.today();
        DemandCount before = demands.count(day, day);
        demands.note(person, null, null);
        demands.note(null, Cast.HEAD_OFFICE, "Lire et Écrire");
        long third = demands.note(null, null, " Maison de l’emploi ");
        DemandRow redirected = demands.list(day, day).get(0);
        assertThat(redirected).returns(third, DemandRow::id).returns("Maison de l’emploi", DemandRow::partner);
        demands.answer(third, redirected.version(), Demand.Answer.ACCEPTED);
        assertThat(demands.count(day, day))
                .returns(before.refused() + 1, DemandCount::refused)
                .returns(before.redirected() + 2, DemandCount::redirected)
                .returns(before.accepted() + 1, DemandCount::accepted);
        erasures.erase(person, people.view(person).version());
        assertThat(demands.count(day, day).refused())
                .as("somebody forgotten asked all the same")
                .isEqualTo(before.refused() + 1);
        DemandRow refused = demands.list(day, day).get(2);
        assertThat(refused.person()).isNull();
        refused(
                () -> demands.answer(refused.id(), refused.version(), Demand.Answer.ACCEPTED),
                EnrolmentRefusal.PARTNER_MISSING);
        demands.remove(refused.id(), refused.version());
        assertThat(demands.count(day, day).refused()).isEqualTo(before.refused());
    }

    @Test
    void who_waits_is_counted_once() {
        DemandCount before = demands.count(cast.today(), cast.today());
        long other = cast.group(1);
        for (long full : new long[] {cast.group(1), other}) {
            enrolments.enrol(cast.person("Autre", "Personne"), full);
            enrolments.enrol(person, full);
        }
        assertThat(demands.count(cast.today(), cast.today()).waiting()).isEqualTo(before.waiting() + 1);
    }

    @Test
    void only_who_places_people_reads_what_they_say() {
        intakes.interview(person, Set.of(), List.of(new Said("Projet", "secret")));
        for (Role role : List.of(Role.TRAINER, Role.REPORTING, Role.LEARNER)) {
            cast.become(role, Set.of(), person);
            assertThatThrownBy(() -> intakes.interviews(person)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> intakes.levels(person)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> suggestions.of(person)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> demands.list(cast.today(), cast.today())).isInstanceOf(Missing.class);
        }
        cast.become(Role.COUNSELLOR);
        assertThat(intakes.interviews(person)).hasSize(1);
    }

    @Test
    void who_is_out_of_reach_is_missing() throws Exception {
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id = " + person);
        long demand = demands.note(person, null, null);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThatThrownBy(() -> intakes.interview(person, Set.of(), List.of())).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> intakes.assess(person, Framework.CEFR, Assessment.Kind.PLACEMENT, LOW))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> demands.note(person, null, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> demands.note(null, Cast.HEAD_OFFICE, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> demands.remove(demand, 1)).isInstanceOf(Missing.class);
        assertThat(demands.list(cast.today(), cast.today())).noneMatch(row -> row.id() == demand);
    }
}
