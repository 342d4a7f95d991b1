package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.EDIT_ENROLMENTS;
import static org.tremplin.access.Permission.READ_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.Activity;
import org.tremplin.enrolment.Reason.Weight;
import org.tremplin.enrolment.levels.Levels;
import org.tremplin.people.People;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * An activity's conditions for joining. Each obstacle explains itself; a coordinator may admit somebody anyway with a
 * reason ({@link Enrolments#enrol(long, long, String)}). An unknown age or level is no obstacle. Presence in an open
 * group and imports are not checked.
 */
@UseCases
public class Admissions {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private Levels levels;

    /**
     * What somebody did before.
     *
     * @param completed activities whose goal they reached
     * @param current activities in which they have a place
     * @param born null = unknown
     */
    record Past(Set<Long> completed, Set<Long> current, LocalDate born) {}

    /** Obstacles to enrolling a person in a group, both within reach; usually none. */
    @Allowed(value = EDIT_ENROLMENTS, trail = Trail.NONE)
    public List<Reason> obstacles(long person, long group) {
        orMissing(Reach.within(
                        me.reach(EDIT_ENROLMENTS),
                        entities.createQuery(
                                "select g.id from Group g where g.id = :id and " + Groups.WITHIN_REACH, Long.class))
                .setParameter("id", group)
                .getResultStream()
                .findFirst()
                .orElse(null));
        return obstacles(person, group, null);
    }

    /** The same for somebody who would leave another place. @param leaving that enrolment, null for none */
    @Allowed(value = EDIT_ENROLMENTS, trail = Trail.NONE)
    List<Reason> obstacles(long person, long group, Long leaving) {
        List<Reason> obstacles =
                new ArrayList<>(byRules(person, Set.of(group), leaving).getOrDefault(group, List.of()));
        if (levels.isFarBelow(person, group)) {
            obstacles.add(new Reason(Weight.AGAINST, "far-above", List.of()));
        }
        return obstacles;
    }

    /** Obstacles from rules for a person within reach, by group; groups without obstacles are left out. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Map<Long, List<Reason>> byRules(long person, Collection<Long> groups, Long leaving) {
        LocalDate born = people.view(person).details().birthDate();
        List<RuleRow> rules = groups.isEmpty() ? List.of() : rules();
        if (rules.isEmpty()) {
            return Map.of();
        }
        Past past = past(person, leaving, born);
        LocalDate today = houses.today();
        Map<Long, List<Reason>> against = new HashMap<>();
        entities.createQuery(
                        "select g.id, g.activity.id, g.startsOn from Group g where g.id in :groups", Object[].class)
                .setParameter("groups", groups)
                .getResultStream()
                .forEach(row -> {
                    LocalDate start = (LocalDate) row[2];
                    List<Reason> reasons = against(rules, (Long) row[1], start.isAfter(today) ? start : today, past);
                    if (!reasons.isEmpty()) {
                        against.put((Long) row[0], reasons);
                    }
                });
        return against;
    }

    private Past past(long person, Long leaving, LocalDate born) {
        Past past = new Past(new HashSet<>(), new HashSet<>(), born);
        entities.createQuery(
                        "select e.id, e.status, e.endReason, e.group.activity.id from Enrolment e where e.person.id = :person",
                        Object[].class)
                .setParameter("person", person)
                .getResultStream()
                .filter(row -> !Objects.equals(row[0], leaving))
                .forEach(row -> {
                    Enrolment.Status status = (Enrolment.Status) row[1];
                    if (status == Enrolment.Status.COMPLETED || row[2] == Enrolment.EndReason.GOAL_REACHED) {
                        past.completed().add((Long) row[3]);
                    } else if (status.isIn()) {
                        past.current().add((Long) row[3]);
                    }
                });
        return past;
    }

    /** @param day the person's first day */
    static List<Reason> against(Collection<RuleRow> rules, long activity, LocalDate day, Past past) {
        int age = past.born() == null ? -1 : Period.between(past.born(), day).getYears();
        List<Reason> reasons = new ArrayList<>();
        for (RuleRow rule : rules) {
            boolean mine = rule.activity() == activity;
            boolean against = switch (rule.kind()) {
                case AFTER -> mine && !past.completed().contains(rule.other());
                case NOT_WITH ->
                    mine && past.current().contains(rule.other())
                            || rule.other() == activity && past.current().contains(rule.activity());
                case ONCE -> mine && past.completed().contains(activity);
                case AGE_FROM -> mine && age >= 0 && age < rule.years();
                case AGE_TO -> mine && age > rule.years();
            };
            if (against) {
                reasons.add(new Reason(Weight.AGAINST, rule.kind().key(), details(rule, mine, age)));
            }
        }
        return reasons;
    }

    private static List<Serializable> details(RuleRow rule, boolean mine, int age) {
        if (rule.kind().namesYears()) {
            return List.of(rule.years(), age);
        }
        return rule.kind().namesAnother() ? List.of(mine ? rule.otherTitle() : rule.title()) : List.of();
    }

    private List<RuleRow> rules() {
        return entities.createQuery("""
                        select new org.tremplin.enrolment.RuleRow(r.id, r.version, a.id, a.title, r.kind, r.otherId, o.title, r.years)
                        from AdmissionRule r join Activity a on a.id = r.activityId left join Activity o on o.id = r.otherId
                        order by r.id""", RuleRow.class).getResultList();
    }

    // ---------------------------------------------------------------- the rules

    /** The rules of an activity, and those of others that exclude its members. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<RuleRow> rules(long activity) {
        return rules().stream()
                .filter(rule -> rule.activity() == activity
                        || rule.kind() == AdmissionRule.Kind.NOT_WITH && rule.other() == activity)
                .toList();
    }

    /**
     * Adds a rule; people who have a place keep it. Refuses a rule that exists already, an activity that refers to
     * itself, and a kind without the activity or years it needs.
     */
    @Allowed(EDIT_CATALOGUE)
    public void add(long activity, AdmissionRule.Kind kind, Long other, Integer years) {
        orMissing(entities.find(Activity.class, activity));
        Long named = kind.namesAnother() ? other : null;
        Integer old = kind.namesYears() ? years : null;
        if (kind.namesAnother() && (named == null || named == activity) || kind.namesYears() && old == null) {
            throw new Refused(EnrolmentRefusal.RULE_INCOMPLETE);
        }
        if (named != null) {
            orMissing(entities.find(Activity.class, named));
        }
        if (rules(activity).stream()
                .anyMatch(rule -> rule.kind() == kind
                        && (!kind.namesAnother() || Objects.equals(rule.other(), named) || rule.activity() == named))) {
            throw new Refused(EnrolmentRefusal.RULE_TWICE);
        }
        entities.persist(new AdmissionRule(activity, kind, named, old));
    }

    @Allowed(EDIT_CATALOGUE)
    public void remove(long rule, long version) {
        AdmissionRule found = orMissing(entities.find(AdmissionRule.class, rule));
        found.mustBeAt(version);
        entities.remove(found);
    }
}
