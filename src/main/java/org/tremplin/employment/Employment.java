package org.tremplin.employment;

import static org.tremplin.access.Permission.EDIT_EMPLOYMENT;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_EMPLOYMENT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Steps and contracts on the way to work. */
@UseCases
public class Employment {
    private static final String ROW = """
            select new org.tremplin.employment.StepRow(s.id, s.version, p.id, p.givenName, p.familyName, k.code, k.title,
              s.date, s.employer, s.contract, s.hoursPerWeek, s.endsOn)
            from EmploymentStep s join s.person p join s.kind k""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private People people;

    /** A person's steps, the newest first. */
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

    /** The last steps recorded for anybody within reach. */
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

    /** The id of a kind by its code. */
    @Allowed(value = READ_EMPLOYMENT, trail = Trail.NONE)
    public long kindOf(String code) {
        return entities.createQuery("select k.id from StepKind k where k.code = :code", Long.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    /**
     * Records a dated step or contract. Refuses the same step twice, an end before its date, hours that are no week's.
     *
     * @param employer empty where there is none
     * @param contract empty where there is none
     * @param hours per week, null when not known
     * @param until null when open
     */
    @Allowed(EDIT_EMPLOYMENT)
    public void record(
            long person,
            long kind,
            LocalDate date,
            String employer,
            String contract,
            BigDecimal hours,
            LocalDate until) {
        people.view(person);
        StepKind known = orMissing(entities.find(StepKind.class, kind));
        boolean there = ofPerson(person).stream()
                .anyMatch(s -> s.kind().equals(known.code())
                        && s.date().equals(date)
                        && Folding.fold(s.employer()).equals(Folding.fold(employer))
                        && Folding.fold(s.contract()).equals(Folding.fold(contract)));
        if (there) {
            throw new Refused(EmploymentRefusal.RECORDED_ALREADY);
        }
        EmploymentStep step =
                new EmploymentStep(entities.getReference(Person.class, person), known, date, employer, contract);
        step.last(hours, until);
        entities.persist(step);
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

    /** As the database compares them. */
    private static Key key(long person, LocalDate date, String kind, String employer, String contract) {
        return new Key(person, date, Folding.fold(kind), Folding.fold(employer), Folding.fold(contract));
    }

    /** Creates or updates steps by their keys. */
    @Allowed(IMPORT)
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
        int created = 0;
        int updated = 0;
        for (StepLine line : lines) {
            StepKind kind = kinds.computeIfAbsent(Folding.fold(line.kind()), folded -> {
                StepKind fresh = new StepKind(line.kind(), line.kind(), kinds.size() + 1);
                entities.persist(fresh);
                return fresh;
            });
            EmploymentStep step =
                    known.get(key(line.person(), line.date(), line.kind(), line.employer(), line.contract()));
            if (step == null) {
                EmploymentStep fresh = new EmploymentStep(
                        entities.getReference(Person.class, line.person()),
                        kind,
                        line.date(),
                        line.employer(),
                        line.contract());
                fresh.last(line.hoursPerWeek(), line.endsOn());
                entities.persist(fresh);
                created++;
            } else if (!step.lasts(line.hoursPerWeek(), line.endsOn())) {
                step.last(line.hoursPerWeek(), line.endsOn());
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }
}
