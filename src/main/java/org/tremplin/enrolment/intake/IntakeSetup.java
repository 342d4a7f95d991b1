package org.tremplin.enrolment.intake;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.INTAKE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.levels.PlacementTask;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.enrolment.levels.TaskRow;
import org.tremplin.platform.Stored;
import org.tremplin.platform.UseCases;

/** The contents of first interviews and placements: the questions, and the steps that indicate a level. */
@UseCases
public class IntakeSetup {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Allowed(value = INTAKE, trail = Trail.NONE)
    public List<QuestionRow> questions() {
        return entities
                .createQuery(
                        "select q from IntakeQuestion q where q.retiredAt is null order by q.position, q.id",
                        IntakeQuestion.class)
                .getResultList()
                .stream()
                .map(IntakeQuestion::row)
                .toList();
    }

    /**
     * The steps of a placement, with translations into another language where there are any. @param language ISO 639,
     * null for none
     */
    @Allowed(value = INTAKE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<TaskRow> tasks(Framework framework, String language) {
        List<Object[]> rows = entities.createNativeQuery("""
                        select t.id, t.version, t.skill, t.level, t.title, x.title from placement_task t
                        left join placement_task_text x on x.task_id = t.id and x.language = ?2
                        where t.framework = ?1 and t.retired_at is null order by t.position, t.id""")
                .setParameter(1, framework.name())
                .setParameter(2, language == null ? "" : language)
                .getResultList();
        return rows.stream()
                .map(row -> new TaskRow(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        framework,
                        Skill.valueOf((String) row[2]),
                        (String) row[3],
                        (String) row[4],
                        (String) row[5]))
                .toList();
    }

    /** Adds or changes a question; stored answers keep the old wording. Refuses invalid choices. */
    @Allowed(EDIT_CATALOGUE)
    public void save(QuestionRow form) {
        IntakeQuestion question = form.id() == 0
                ? new IntakeQuestion(next("IntakeQuestion"))
                : at(IntakeQuestion.class, form.id(), form.version());
        question.change(form.kind(), form.title(), form.choices());
        entities.persist(question);
    }

    /** Languages other than French into which steps are translated, ISO 639. */
    @Allowed(value = INTAKE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<String> languages() {
        return entities.createNativeQuery("select distinct language from placement_task_text order by 1")
                .getResultList();
    }

    /**
     * Translates a step into another language, so that people can assess themselves.
     *
     * @param title empty removes the translation
     */
    @Allowed(EDIT_CATALOGUE)
    public void translate(long task, String language, String title) {
        orMissing(entities.find(PlacementTask.class, task));
        entities.createNativeQuery("delete from placement_task_text where task_id = ?1 and language = ?2")
                .setParameter(1, task)
                .setParameter(2, language)
                .executeUpdate();
        if (title != null && !title.isBlank()) {
            entities.createNativeQuery("insert into placement_task_text (task_id, language, title) values (?1, ?2, ?3)")
                    .setParameter(1, task)
                    .setParameter(2, language)
                    .setParameter(3, title.strip())
                    .executeUpdate();
        }
    }

    /** Adds or changes a step. Refuses a level that does not belong to its framework. */
    @Allowed(EDIT_CATALOGUE)
    public void save(TaskRow form) {
        PlacementTask task = form.id() == 0
                ? PlacementTask.of(next("PlacementTask"))
                : at(PlacementTask.class, form.id(), form.version());
        task.be(form.framework(), form.skill(), form.level(), form.title());
        entities.persist(task);
    }

    private int next(String what) {
        Integer last = entities.createQuery("select max(x.position) from " + what + " x", Integer.class)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }

    private <T extends Stored> T at(Class<T> type, long id, long version) {
        T found = orMissing(entities.find(type, id));
        found.mustBeAt(version);
        return found;
    }

    /** Retires a question. */
    @Allowed(EDIT_CATALOGUE)
    public void retireQuestion(long id, long version) {
        at(IntakeQuestion.class, id, version).retire(clock.instant());
    }

    /** Retires a step. */
    @Allowed(EDIT_CATALOGUE)
    public void retireTask(long id, long version) {
        at(PlacementTask.class, id, version).retire(clock.instant());
    }
}
