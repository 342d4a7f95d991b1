package org.tremplin.planning.availability;

import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.PLAN_OWN_TIME;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.UseCases;

/** When trainers cannot be planned: on leave, or outside the hours they gave. */
@UseCases
public class Unavailability {
    @PersistenceContext
    private EntityManager entities;

    /**
     * The absences of these people between two days, to compare with many slots. Two statements. For services: it does
     * not check reach.
     */
    @Allowed(
            value = {EDIT_PLANNING, PLAN_OWN_TIME, IMPORT},
            trail = Trail.NONE)
    public Absences of(Collection<Long> people, LocalDate from, LocalDate to) {
        if (people.isEmpty()) {
            return Absences.NONE;
        }
        Map<Long, String> names = new HashMap<>();
        Map<Long, List<Availability>> windows = new HashMap<>();
        entities.createQuery("""
                        select a, trim(concat(p.givenName, ' ', p.familyName)) from Availability a
                        join Person p on p.id = a.personId where a.personId in :people order by a.startsAt""", Object[].class)
                .setParameter("people", people)
                .getResultStream()
                .forEach(row -> {
                    Availability window = (Availability) row[0];
                    names.put(window.personId(), (String) row[1]);
                    windows.computeIfAbsent(window.personId(), p -> new ArrayList<>())
                            .add(window);
                });
        Map<Long, List<Leave>> leaves = new HashMap<>();
        entities.createQuery("""
                        select l, trim(concat(p.givenName, ' ', p.familyName)) from Leave l
                        join Person p on p.id = l.personId
                        where l.personId in :people and l.endsOn >= :from and l.startsOn <= :to""", Object[].class)
                .setParameter("people", people)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .forEach(row -> {
                    Leave leave = (Leave) row[0];
                    names.put(leave.personId(), (String) row[1]);
                    leaves.computeIfAbsent(leave.personId(), p -> new ArrayList<>())
                            .add(leave);
                });
        return new Absences(names, windows, leaves);
    }
}
