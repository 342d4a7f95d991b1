package org.tremplin.enrolment;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.Person;
import org.tremplin.planning.Group;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Claims;
import org.tremplin.platform.UseCases;

/** Imports enrolments from a file. */
@UseCases
public class EnrolmentImports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Claims claims;

    @Inject
    private Event<Attending.ListChanged> changed;

    private record Pair(long person, long group) {}

    /**
     * Creates or updates enrolments; a line updates the last enrolment of the person in the group. Imported history may
     * exceed a capacity; enrolling by hand may not.
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importLines(List<EnrolmentLine> lines) {
        Map<Pair, Enrolment> known = new HashMap<>();
        if (!lines.isEmpty()) {
            entities.createQuery("""
                            select e from Enrolment e where e.group.id in :groups and e.person.id in :people order by e.id""", Enrolment.class)
                    .setParameter(
                            "people",
                            lines.stream().map(EnrolmentLine::person).distinct().toList())
                    .setParameter(
                            "groups",
                            lines.stream().map(EnrolmentLine::group).distinct().toList())
                    .getResultStream()
                    .forEach(e -> known.put(new Pair(e.person().id(), e.group().id()), e));
        }
        LocalDate today = houses.today();
        int created = 0;
        int updated = 0;
        // merged people can have several rows: the one that is further along is used
        Map<Pair, EnrolmentLine> followed = new LinkedHashMap<>();
        lines.forEach(line -> followed.merge(
                new Pair(line.person(), line.group()),
                line,
                (one, other) -> Enrolment.isFurther(other.status(), one.status()) ? other : one));
        for (EnrolmentLine line : followed.values()) {
            Enrolment enrolment = known.get(new Pair(line.person(), line.group()));
            if (enrolment == null) {
                Enrolment fresh = Enrolment.imported(
                        entities.getReference(Person.class, line.person()),
                        entities.getReference(Group.class, line.group()),
                        line,
                        today);
                claims.claim(Set.of(line.group()));
                entities.persist(fresh);
                entities.persist(new EnrolmentMove(fresh, line.status(), null, clock.instant(), today, me.accountId()));
                tell(line.group(), fresh.days().first());
                created++;
                continue;
            }
            Enrolment.Days days = enrolment.days();
            if (enrolment.correct(line, today)) {
                entities.persist(
                        new EnrolmentMove(enrolment, enrolment.status(), null, clock.instant(), today, me.accountId()));
                tell(line.group(), enrolment.days().differFrom(days));
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    private void tell(long group, LocalDate since) {
        if (since != null) {
            changed.fire(new Attending.ListChanged(group, since));
        }
    }
}
