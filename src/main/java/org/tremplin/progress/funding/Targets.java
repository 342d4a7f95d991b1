package org.tremplin.progress.funding;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.FOLLOW_TARGETS;
import static org.tremplin.access.Permission.READ_OWN_PROGRESS;
import static org.tremplin.access.Permission.SET_TARGETS;
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
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.attendance.hours.Hours;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.CountingRule.Fact;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.people.People;
import org.tremplin.people.ProofSought;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** People's targets for funders' programmes, and what has counted for them. */
@UseCases
public class Targets {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private Hours hours;

    @Inject
    private CountingRules rules;

    /** A person's targets, earliest due first. */
    @Allowed(FOLLOW_TARGETS)
    public List<TargetRow> ofPerson(long person) {
        people.view(person);
        return rows(stored("t.personId", person));
    }

    /** Keeps targets as proof: a funder may audit them. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void prove(@Observes ProofSought person) {
        person.of(entities.createQuery("select max(t.dueOn) from Target t where t.personId = :person", LocalDate.class)
                .setParameter("person", person.person())
                .getSingleResult());
    }

    /** The signed-in learner's targets. Two statements, or one if there is none. */
    @Allowed(READ_OWN_PROGRESS)
    public List<TargetRow> mine() {
        return rows(stored("t.personId", me.personId()));
    }

    private List<TargetForm> stored(String by, long id) {
        return entities.createQuery(
                        "select t from Target t where " + by + " = :id order by t.dueOn, t.id", Target.class)
                .setParameter("id", id)
                .getResultStream()
                .map(Target::form)
                .toList();
    }

    /** The targets with what has counted for each until today, in one statement for all. */
    @Allowed(value = FOLLOW_TARGETS, trail = Trail.NONE)
    List<TargetRow> rows(List<TargetForm> targets) {
        return rows(targets, houses.today());
    }

    /** The same as of a given day. */
    private List<TargetRow> rows(List<TargetForm> targets, LocalDate today) {
        if (targets.isEmpty()) {
            return List.of();
        }
        LocalDate first = targets.stream()
                .map(target -> target.from)
                .min(LocalDate::compareTo)
                .orElseThrow();
        Map<Long, Map<Long, List<Fact>>> facts =
                hours.facts(ids(targets, t -> t.programme), ids(targets, t -> t.person), first, today);
        return targets.stream().map(target -> row(target, facts, today)).toList();
    }

    private TargetRow row(TargetForm target, Map<Long, Map<Long, List<Fact>>> facts, LocalDate today) {
        ProgrammeRule programme = rules.of(target.programme);
        Count count = programme
                .rule()
                .count(
                        facts.getOrDefault(target.programme, Map.of()).getOrDefault(target.person, List.of()),
                        target.from,
                        today.isBefore(target.due) ? today : target.due);
        return new TargetRow(
                target,
                programme,
                count,
                Pace.of(programme.rule().total(count), target.required, target.from, target.due, today));
    }

    private static Set<Long> ids(List<TargetForm> targets, Function<TargetForm, Long> of) {
        return targets.stream().map(of).collect(Collectors.toSet());
    }

    /** Sets a target (id 0) or changes one. Refuses a second one of a person in a programme. @return the id */
    @Allowed(SET_TARGETS)
    public long save(TargetForm form) {
        people.view(form.person);
        ProgrammeRule programme = rules.of(form.programme);
        if (stored("t.personId", form.person).stream()
                .anyMatch(t -> t.programme.equals(form.programme) && t.id != form.id)) {
            throw new Refused(FundingRefusal.TARGET_TAKEN, programme.title());
        }
        Target target = form.id == 0 ? new Target(form.person) : at(form.id, form.version);
        orMissing(target.person() == form.person ? target : null);
        target.change(form);
        if (form.id == 0) {
            entities.persist(target);
        }
        return target.id();
    }

    /**
     * Removes a target. Refuses one with stored answers: it can be waived instead.
     *
     * @return what it was; saving it with id 0 restores it
     */
    @Allowed(SET_TARGETS)
    public TargetForm remove(long target, long version) {
        Target found = at(target, version);
        long kept = entities.createQuery("select count(s) from FunderSnapshot s where s.targetId = :target", Long.class)
                .setParameter("target", target)
                .getSingleResult();
        if (kept > 0) {
            throw new Refused(FundingRefusal.TARGET_HAS_SNAPSHOT);
        }
        entities.remove(found);
        TargetForm was = found.form();
        was.id = 0;
        was.version = 0;
        return was;
    }

    private Target at(long target, long version) {
        Target found = orMissing(entities.find(Target.class, target));
        people.view(found.person());
        found.mustBeAt(version);
        return found;
    }

    /**
     * What people within reach did for a programme from one day to another, both included. Targets are as of the end of
     * the period, or of today while it is running. Refuses a period that ends before it begins. Four statements,
     * whatever the size.
     */
    @Allowed(FOLLOW_TARGETS)
    public ProgrammeHours ofProgramme(long programme, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new Refused(FundingRefusal.PERIOD_ENDS_BEFORE_START);
        }
        ProgrammeRule counting = rules.of(programme);
        Map<Long, Count> counts = new HashMap<>();
        hours.facts(Set.of(programme), null, from, to)
                .getOrDefault(programme, Map.of())
                .forEach((person, facts) -> counts.put(person, counting.rule().count(facts, from, to)));
        counts.values().removeIf(Count.NOTHING::equals);
        LocalDate today = houses.today();
        Map<Long, TargetRow> targets = rows(
                        stored("t.programmeId", programme).stream()
                                .filter(t -> !t.from.isAfter(to) && !t.due.isBefore(from))
                                .toList(),
                        to.isBefore(today) ? to : today)
                .stream()
                .collect(Collectors.toMap(t -> t.form().person, Function.identity()));
        Set<Long> everybody = new HashSet<>(counts.keySet());
        everybody.addAll(targets.keySet());
        List<ProgrammeHours.Row> rows = named(everybody).stream()
                .map(person -> new ProgrammeHours.Row(
                        (Long) person[0],
                        (String) person[1],
                        counts.getOrDefault((Long) person[0], Count.NOTHING),
                        targets.get((Long) person[0])))
                .toList();
        return new ProgrammeHours(
                counting,
                from,
                to,
                rows,
                rows.stream().map(ProgrammeHours.Row::count).reduce(Count.NOTHING, Count::plus));
    }

    /**
     * Those of these people who are counted within reach, by name; the name is null for an erased person or a closed
     * file.
     */
    private List<Object[]> named(Set<Long> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        Reach reach = me.reach(FOLLOW_TARGETS);
        return entities.createQuery(
                        "select p.id, case when p.keptAs is null then trim(concat(p.givenName, ' ', p.familyName)) else null end from Person p"
                                + " where p.id in :ids and " + People.COUNTED_WITHIN_REACH
                                + " order by case when p.keptAs is null then 0 else 1 end, p.givenName, p.familyName, p.id",
                        Object[].class)
                .setParameter("ids", persons)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultList();
    }
}
