package org.tremplin.enrolment.intake;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.INTAKE;
import static org.tremplin.access.Permission.READ_FIGURES;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.enrolment.intake.IntakeRow.Said;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.LevelRefusal;
import org.tremplin.enrolment.levels.LevelRow;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.enrolment.levels.Scale;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** First interviews and placements: questions and answers, and the level of each skill. */
@UseCases
public class Intakes {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private People people;

    @Inject
    private Levels known;

    @Inject
    private IntakeSetup setup;

    /**
     * Stores today's interview of a person within reach. Questions without an answer are left out.
     *
     * @return the interview's id; later interviews do not change it
     */
    @Allowed(INTAKE)
    public long interview(long person, Set<HalfDay> free, List<Said> answers) {
        people.view(person);
        Intake intake = new Intake(person, houses.today(), HalfDay.join(free), me.accountId());
        entities.persist(intake);
        entities.flush();
        int position = 0;
        for (Said said : answers) {
            if (said.answer() != null && !said.answer().isBlank()) {
                entities.createNativeQuery(
                                "insert into intake_answer (intake_id, position, question, answer) values (?1, ?2, ?3, ?4)")
                        .setParameter(1, intake.id())
                        .setParameter(2, ++position)
                        .setParameter(3, said.question())
                        .setParameter(4, said.answer().strip())
                        .executeUpdate();
            }
        }
        return intake.id();
    }

    /** The interviews of a person within reach, newest first. */
    @Allowed(INTAKE)
    @SuppressWarnings("unchecked")
    public List<IntakeRow> interviews(long person) {
        people.view(person);
        Map<Long, List<Said>> answers = new LinkedHashMap<>();
        List<Object[]> said =
                entities.createNativeQuery("""
                        select a.intake_id, a.question, a.answer from intake_answer a join intake i on i.id = a.intake_id
                        where i.person_id = ?1 order by a.intake_id, a.position""").setParameter(1, person).getResultList();
        said.forEach(row -> answers.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>())
                .add(new Said((String) row[1], (String) row[2])));
        return entities.createQuery("""
                        select i.id, i.date, a.displayName, i.availability from Intake i left join Account a on a.id = i.accountId
                        where i.personId = :person order by i.date desc, i.id desc""", Object[].class)
                .setParameter("person", person)
                .getResultStream()
                .map(row -> new IntakeRow(
                        (Long) row[0],
                        (LocalDate) row[1],
                        (String) row[2],
                        HalfDay.read((String) row[3]),
                        answers.getOrDefault(row[0], List.of())))
                .toList();
    }

    /**
     * How often each choice was made by people within reach, in each person's last interview in a period. Free text is
     * not counted.
     */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<AnswerCount> answers(LocalDate from, LocalDate to) {
        Reach reach = me.reach(READ_FIGURES);
        List<Object[]> rows = entities.createNativeQuery("""
                        select a.question, a.answer, count(*) from intake i
                        join intake_answer a on a.intake_id = i.id join person p on p.id = i.person_id
                        where i.on_date between ?1 and ?2 and p.merged_into is null and %s
                          and a.question in (select title from intake_question where choices is not null)
                          and not exists (select 1 from intake l where l.person_id = i.person_id and l.on_date <= ?2
                            and (l.on_date > i.on_date or l.on_date = i.on_date and l.id > i.id))
                        group by a.question, a.answer order by min(a.position), a.question""".formatted(reach.sqlOrNone("p.site_id")))
                .setParameter(1, Date.valueOf(from))
                .setParameter(2, Date.valueOf(to))
                .getResultList();
        Map<String, IntakeQuestion> asked = entities.createQuery(
                        "select q from IntakeQuestion q where q.choices is not null order by q.id",
                        IntakeQuestion.class)
                .getResultStream()
                .collect(Collectors.toMap(q -> q.row().title(), q -> q, (one, later) -> later));
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        Map<String, Long> people = new HashMap<>();
        for (Object[] row : rows) {
            String question = (String) row[0];
            long times = ((Number) row[2]).longValue();
            people.merge(question, times, Long::sum);
            Map<String, Long> chosen = counts.computeIfAbsent(question, q -> new HashMap<>());
            asked.get(question)
                    .row()
                    .chosenIn((String) row[1])
                    .forEach(choice -> chosen.merge(choice, times, Long::sum));
        }
        return counts.entrySet().stream()
                .map(question -> new AnswerCount(
                        question.getKey(),
                        people.get(question.getKey()),
                        question.getValue().entrySet().stream()
                                .map(said -> new AnswerCount.Said(said.getKey(), said.getValue()))
                                .sorted(Comparator.comparingLong(AnswerCount.Said::people)
                                        .reversed()
                                        .thenComparing(AnswerCount.Said::answer))
                                .toList()))
                .toList();
    }

    /** The levels indicated by the completed steps, by skill: a proposal for a human to decide. */
    @Allowed(value = INTAKE, trail = Trail.NONE)
    public Map<Skill, String> proposed(Framework framework, Set<Long> done) {
        List<Scale.Task> tasks = setup.tasks(framework, null).stream()
                .map(task -> new Scale.Task(task.id(), task.skill(), task.level()))
                .toList();
        return Scale.reached(framework, tasks, done);
    }

    /**
     * Records levels of a person within reach as of today; an assessment of the same kind on the same day is
     * overwritten. Refuses a level that does not belong to the framework.
     */
    @Allowed(INTAKE)
    public void assess(long person, Framework framework, Assessment.Kind kind, Map<Skill, String> levels) {
        people.view(person);
        LocalDate today = houses.today();
        List<Assessment> known = entities.createQuery("""
                        select a from Assessment a where a.personId = :person and a.date = :today and a.framework = :framework
                          and a.kind = :kind""", Assessment.class)
                .setParameter("person", person)
                .setParameter("today", today)
                .setParameter("framework", framework)
                .setParameter("kind", kind)
                .getResultList();
        levels.forEach((skill, level) -> {
            if (Scale.index(framework, level) < 0) {
                throw new Refused(LevelRefusal.LEVEL_UNKNOWN, level);
            }
            known.stream()
                    .filter(a -> a.skill() == skill)
                    .findFirst()
                    .ifPresentOrElse(
                            a -> a.become(level, me.accountId()),
                            () -> entities.persist(
                                    Assessment.of(person, today, framework, skill, level, kind, me.accountId())));
        });
    }

    /** Every level of a person within reach, newest first. */
    @Allowed(INTAKE)
    public List<LevelRow> levels(long person) {
        people.view(person);
        return known.of(person);
    }

    /** The last day of the person's interviews. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(c.on_date) from intake c where c.person_id = p.id)");
    }
}
