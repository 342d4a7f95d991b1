package org.tremplin.employment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_EMPLOYMENT;
import static org.tremplin.access.Permission.READ_EMPLOYMENT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonErasing;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Folding;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** Steps and contracts towards work. */
@UseCases
public class Employment {
    private static final String ROW = """
            select new org.tremplin.employment.StepRow(s.id, s.version, p.id, p.givenName, p.familyName, k.id, k.code, k.title,
              s.date, s.employer, s.contract, s.hoursPerWeek, s.endsOn)
            from EmploymentStep s join s.person p join s.kind k""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private People people;

    /** A person's steps, newest first. */
    @Allowed(READ_EMPLOYMENT)
    public List<StepRow> ofPerson(long person) {
        return entities.createQuery(
                        ROW + " where p.id = :person and " + People.WITHIN_REACH + " order by s.date desc, s.id desc",
                        StepRow.class)
                .setParameter("person", person)
                .setParameter("everywhere", me.reach(READ_EMPLOYMENT).everywhere())
                .setParameter("sites", me.reach(READ_EMPLOYMENT).sites())
                .getResultList();
    }

    /** The last steps recorded for people within reach. */
    @Allowed(READ_EMPLOYMENT)
    public List<StepRow> latest() {
        return entities.createQuery(
                        ROW + " where " + People.WITHIN_REACH + " order by s.date desc, s.id desc", StepRow.class)
                .setParameter("everywhere", me.reach(READ_EMPLOYMENT).everywhere())
                .setParameter("sites", me.reach(READ_EMPLOYMENT).sites())
                .setMaxResults(30)
                .getResultList();
    }

    @Allowed(value = READ_EMPLOYMENT, trail = Trail.NONE)
    public List<Choice> kinds() {
        return entities.createQuery("select k.id, k.title from StepKind k order by k.position", Object[].class)
                .getResultStream()
                .map(k -> new Choice((Long) k[0], (String) k[1]))
                .toList();
    }

    /** The last day of the person's steps, including the time that they cover. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on(
                "(select max(greatest(c.on_date, coalesce(c.ends_on, c.on_date))) from employment_step c where c.person_id = p.id)");
    }

    /**
     * When a person is erased, keeps only that somebody took such steps on those days. Assigns fresh ids, because
     * consecutive ones would tell when they were recorded.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes PersonErasing person) {
        List<Long> steps = entities.createQuery(
                        "select s.id from EmploymentStep s where s.person.id = :person", Long.class)
                .setParameter("person", person.person())
                .getResultList();
        for (long step : steps) {
            entities.createNativeQuery(
                            "update employment_step set id = ?1, person_id = ?2, ends_on = null, hours_per_week = null where id = ?3")
                    .setParameter(1, PersonErasing.freshId())
                    .setParameter(2, person.nobodies().in("WORK"))
                    .setParameter(3, step)
                    .executeUpdate();
        }
    }

    /**
     * Records a dated step or contract, or changes one. Refuses a step that is already recorded, an end before its
     * date, and hours per week that are not possible.
     *
     * @return the id
     */
    @Allowed(EDIT_EMPLOYMENT)
    public long save(StepForm form) {
        people.view(form.person);
        StepKind kind = orMissing(entities.find(StepKind.class, form.kind));
        String employer = text(form.employer);
        String contract = text(form.contract);
        boolean there = ofPerson(form.person).stream()
                .anyMatch(s -> s.id() != form.id
                        && s.kind().equals(kind.code())
                        && s.date().equals(form.date)
                        && Folding.fold(s.employer()).equals(Folding.fold(employer))
                        && Folding.fold(s.contract()).equals(Folding.fold(contract)));
        if (there) {
            throw new Refused(EmploymentRefusal.RECORDED_ALREADY);
        }
        EmploymentStep step;
        if (form.id == 0) {
            step = new EmploymentStep(entities.getReference(Person.class, form.person));
        } else {
            step = orMissing(entities.find(EmploymentStep.class, form.id));
            if (step.personId() != form.person) {
                throw new Missing();
            }
            step.mustBeAt(form.version);
        }
        step.change(kind, form.date, employer, contract);
        step.changeHoursAndEnd(form.hoursPerWeek, form.endsOn);
        if (form.id == 0) {
            entities.persist(step);
        }
        return step.id();
    }

    /** The text without outer blanks; empty for null. */
    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Employers recorded for people within reach whose name contains this text, most frequent first; at most ten. */
    @Allowed(value = READ_EMPLOYMENT, trail = Trail.NONE)
    public List<String> employers(String text) {
        return entities.createQuery(
                        """
                        select s.employer from EmploymentStep s join s.person p
                        where s.employer <> '' and s.employer like :text escape '!' and\s""" + People.COUNTED_WITHIN_REACH + " group by s.employer order by count(s) desc, s.employer",
                        String.class)
                .setParameter("text", Slice.containing(text))
                .setParameter("everywhere", me.reach(READ_EMPLOYMENT).everywhere())
                .setParameter("sites", me.reach(READ_EMPLOYMENT).sites())
                .setMaxResults(10)
                .getResultList();
    }

    /** Removes a step that was recorded by mistake. */
    @Allowed(EDIT_EMPLOYMENT)
    public void remove(long step, long version) {
        EmploymentStep found = orMissing(entities.find(EmploymentStep.class, step));
        people.view(found.personId());
        found.mustBeAt(version);
        entities.remove(found);
    }

    // ---------------------------------------------------------------- import

    private record Key(long person, LocalDate date, String kind, String employer, String contract) {}

    /** Folded, as the database compares them. */
    private static Key key(long person, LocalDate date, String kind, String employer, String contract) {
        return new Key(person, date, Folding.fold(kind), Folding.fold(employer), Folding.fold(contract));
    }

    /** Creates or updates steps by their keys. The account must be allowed to edit steps. */
    @Allowed(value = EDIT_EMPLOYMENT, trail = Trail.NONE)
    public Applied importLines(List<StepLine> lines) {
        Map<String, StepKind> kinds = entities.createQuery("select k from StepKind k", StepKind.class)
                .getResultStream()
                .collect(Collectors.toMap(kind -> Folding.fold(kind.code()), Function.identity()));
        Map<Key, EmploymentStep> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery(
                            "select s from EmploymentStep s join fetch s.kind where s.person.id in :people",
                            EmploymentStep.class)
                    .setParameter(
                            "people",
                            lines.stream().map(StepLine::person).distinct().toList())
                    .getResultStream()
                    .forEach(s ->
                            known.put(key(s.personId(), s.date(), s.kind().code(), s.employer(), s.contract()), s));
        }
        Set<Key> met = new HashSet<>();
        int created = 0;
        int updated = 0;
        for (StepLine line : lines) {
            Key key = key(line.person(), line.date(), line.kind(), line.employer(), line.contract());
            if (!met.add(key)) {
                // a second row for the same step, from two files merged into one person
                continue;
            }
            StepKind kind = kinds.computeIfAbsent(Folding.fold(line.kind()), folded -> {
                StepKind fresh = new StepKind(line.kind(), line.kind(), kinds.size() + 1);
                entities.persist(fresh);
                return fresh;
            });
            EmploymentStep step = known.get(key);
            if (step == null) {
                EmploymentStep fresh = new EmploymentStep(entities.getReference(Person.class, line.person()));
                fresh.change(kind, line.date(), line.employer(), line.contract());
                fresh.changeHoursAndEnd(line.hoursPerWeek(), line.endsOn());
                entities.persist(fresh);
                created++;
            } else if (!step.lasts(line.hoursPerWeek(), line.endsOn())) {
                step.changeHoursAndEnd(line.hoursPerWeek(), line.endsOn());
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(EmploymentRefusal.values());
    }
}
