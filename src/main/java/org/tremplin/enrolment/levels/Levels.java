package org.tremplin.enrolment.levels;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.ActivityType.Kind;
import org.tremplin.people.ContactSought;
import org.tremplin.platform.UseCases;

/** People's known levels, and how they compare with a group's. For services: it does not check reach. */
@UseCases
public class Levels {
    @PersistenceContext
    private EntityManager entities;

    /** Every level of a person, newest first. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<LevelRow> of(long person) {
        return entities.createQuery("""
                        select new org.tremplin.enrolment.levels.LevelRow(a.date, a.framework, a.skill, a.level, a.kind) from Assessment a
                        where a.personId = :person order by a.date desc, a.id desc""", LevelRow.class)
                .setParameter("person", person)
                .getResultList();
    }

    /**
     * Whether levels of the person are known, and all of them are more than one level below the group's. Missing for an
     * unknown group.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean isFarBelow(long person, long group) {
        Object[] asked = orMissing(entities.createQuery(
                        "select a.framework, t.kind, a.level from Group g join g.activity a join a.type t where g.id = :group",
                        Object[].class)
                .setParameter("group", group)
                .getResultStream()
                .findFirst()
                .orElse(null));
        Framework framework = Scale.framework((Framework) asked[0], (Kind) asked[1]);
        int level = Scale.said(framework, (String) asked[2]);
        if (level < 0) {
            return false;
        }
        Map<Skill, String> profile = profile(of(person), framework);
        return !profile.isEmpty()
                && profile.values().stream()
                        .allMatch(one ->
                                Scale.rung(framework, level) - Scale.rung(framework, Scale.index(framework, one)) > 1);
    }

    /** The last level of each skill in one framework. */
    public static Map<Skill, String> profile(Collection<LevelRow> newestFirst, Framework framework) {
        Map<Skill, String> profile = new LinkedHashMap<>();
        newestFirst.stream()
                .filter(level -> level.framework() == framework)
                .forEach(level -> profile.putIfAbsent(level.skill(), level.level()));
        return profile;
    }

    /** The last day on which the person's level was assessed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(c.on_date) from assessment c where c.person_id = p.id)");
    }
}
