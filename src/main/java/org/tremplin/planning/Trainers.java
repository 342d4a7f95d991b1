package org.tremplin.planning;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.PLAN_OWN_TIME;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Date;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonErasing;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Missing;
import org.tremplin.platform.UseCases;

/** People who teach, staff and volunteers: who is within reach, under what name, and who teaches a session. */
@UseCases
public class Trainers {
    /**
     * Staff and volunteers of the caller's sites or of none, and anybody who teaches a session there. For alias {@code
     * p}. Starts from the roles, which few people have, and does not look at everybody.
     */
    public static final String WITHIN_REACH =
            """
            p.keptAs is null and p.id in (select teaching.id from Person teaching join teaching.roles role
              where role in (org.tremplin.people.Person.Role.STAFF, org.tremplin.people.Person.Role.VOLUNTEER))
            and (""" + Reach.ofOrNone("p.siteId") + """
                 or exists (select 1 from Session s join s.trainers t where t.id = p.id and\s""" + Reach.of("s.group.siteId") + "))";

    private static final String NAME = "trim(concat(p.givenName, ' ', p.familyName))";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    @Inject
    private People people;

    /** The name of the caller or, for planners, of a trainer within reach; anybody else is missing. */
    @Allowed(value = PLAN_OWN_TIME, trail = Trail.NONE)
    public String name(long person) {
        boolean own = Long.valueOf(person).equals(me.grant().personId());
        if (!own) {
            me.mustHave(EDIT_PLANNING);
        }
        TypedQuery<String> query = own
                ? entities.createQuery("select " + NAME + " from Person p where p.id = :person", String.class)
                : within("select " + NAME + " from Person p where p.id = :person and " + WITHIN_REACH, String.class);
        return orMissing(query.setParameter("person", person)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /** Those of these people who are within reach. */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Set<Long> reachable(Collection<Long> people) {
        return people.isEmpty()
                ? Set.of()
                : Set.copyOf(within("select p.id from Person p where p.id in :people and " + WITHIN_REACH, Long.class)
                        .setParameter("people", people)
                        .getResultList());
    }

    /**
     * Trainers within reach by the names in a timetable ("Formatrice langue"): an unknown name becomes a member of
     * staff without an account, without a site or, for a caller limited to some sites, of the site where they teach.
     *
     * @param site where a trainer of this name teaches
     * @return the id of each name
     */
    @Allowed(IMPORT)
    public Map<String, Long> named(Collection<String> names, Function<String, Long> site) {
        Map<String, Long> ids = new HashMap<>();
        if (names.isEmpty()) {
            return ids;
        }
        Map<String, Long> known = new HashMap<>();
        within("select p from Person p where " + WITHIN_REACH + """
                         and (p.foldedName in :folded or p.latinName is not null
                              or p.foldedName is null and trim(concat(p.givenName, ' ', p.familyName)) in :names)""", Person.class)
                .setParameter("names", names)
                .setParameter("folded", names.stream().map(Folding::name).toList())
                .getResultList()
                .forEach(p -> p.names().forEach(name -> known.putIfAbsent(Folding.name(name), p.id())));
        boolean everywhere = me.reach(EDIT_PLANNING).everywhere();
        for (String name : names) {
            ids.put(
                    name,
                    known.computeIfAbsent(
                            Folding.name(name),
                            folded -> people.register(
                                    null,
                                    Set.of(Person.Role.STAFF),
                                    new PersonDetails(
                                            name,
                                            "",
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            everywhere ? null : site.apply(name)))));
        }
        return ids;
    }

    /**
     * The trainers with these ids: those it had before, and trainers within reach. Missing for anybody else, whose name
     * it would reveal.
     */
    public static Set<Person> chosen(EntityManager entities, Reach reach, Set<Long> ids, Set<Person> before) {
        Set<Long> known = before.stream().map(Person::id).collect(Collectors.toSet());
        Set<Person> chosen = ids.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(entities.createQuery(
                                "select p from Person p where p.id in :ids and (p.id in :known or " + WITHIN_REACH
                                        + ")",
                                Person.class)
                        .setParameter("ids", ids)
                        .setParameter("known", known.isEmpty() ? Set.of(-1L) : known)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .getResultList());
        if (chosen.size() < ids.size()) {
            throw new Missing();
        }
        return chosen;
    }

    /** The same for a session: trainers that it or its group already has are accepted. */
    static Set<Person> chosen(EntityManager entities, Reach reach, Set<Long> ids, Session session) {
        Set<Person> known = new HashSet<>(session.trainers());
        known.addAll(session.group().trainers());
        return chosen(entities, reach, ids, known);
    }

    private <T> TypedQuery<T> within(String query, Class<T> result) {
        return entities.createQuery(query, result)
                .setParameter("everywhere", me.reach(EDIT_PLANNING).everywhere())
                .setParameter("sites", me.reach(EDIT_PLANNING).sites());
    }

    /** Teaching a session counts as contact. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on(
                "(select max(s.on_date) from session_trainer c join session s on s.id = c.session_id where c.person_id = p.id)");
    }

    /**
     * For an erased person it stays recorded that somebody taught these hours, paid or not; they are removed from
     * coming sessions.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes PersonErasing person) {
        Date today = Date.valueOf(houses.today());
        long given = ((Number) entities.createNativeQuery("select count(*) from session_trainer t"
                                + " join session s on s.id = t.session_id where t.person_id = ?1 and s.on_date <= ?2")
                        .setParameter(1, person.person())
                        .setParameter(2, today)
                        .getSingleResult())
                .longValue();
        if (given > 0) {
            long nobody = person.nobodies().in("TEACHING");
            entities.createNativeQuery(
                            "insert into person_role (person_id, role)"
                                    + " select ?1, role from person_role where person_id = ?2 and role in ('STAFF', 'VOLUNTEER')")
                    .setParameter(1, nobody)
                    .setParameter(2, person.person())
                    .executeUpdate();
            entities.createNativeQuery("""
                            update session_trainer t join session s on s.id = t.session_id set t.person_id = ?1
                            where t.person_id = ?2 and s.on_date <= ?3""")
                    .setParameter(1, nobody)
                    .setParameter(2, person.person())
                    .setParameter(3, today)
                    .executeUpdate();
        }
    }
}
