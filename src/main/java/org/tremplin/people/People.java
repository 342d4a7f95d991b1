package org.tremplin.people;

import static org.tremplin.access.Permission.ADD_WALK_IN;
import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNames;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.platform.Applied;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Claims;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** People: who they are and how to reach them. */
@UseCases
public class People implements AuditNames {
    /** Includes files that were merged into another. */
    public static final String OF_SITES_WITHIN_REACH = Reach.ofOrNone("p.siteId");

    /**
     * The rows that a reader's figures are computed from: people of one of their sites or of none, including those
     * whose names were erased.
     */
    public static final String COUNTED_WITHIN_REACH = OF_SITES_WITHIN_REACH + " and p.mergedInto is null";

    /**
     * The rows that a reader reaches: of those, the ones that have a name and are not closed. Trainers see theirs by
     * group.
     */
    public static final String WITHIN_REACH = COUNTED_WITHIN_REACH + " and p.keptAs is null";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Claims claims;

    /** Registers somebody as a learner. @return the id */
    @Allowed(EDIT_PEOPLE)
    public long register(PersonDetails details) {
        return register(null, Set.of(Person.Role.LEARNER), details);
    }

    /**
     * Registers a person. Refuses a code that somebody else has, a person without a name, and one without a role.
     *
     * @param code unique in the association; null = one is generated
     * @return the id
     */
    @Allowed(EDIT_PEOPLE)
    public long register(String code, Set<Person.Role> roles, PersonDetails details) {
        siteMustBeReached(details.site());
        if (code != null && !byCode(Set.of(code)).isEmpty()) {
            throw new Refused(PersonRefusal.CODE_TAKEN, code);
        }
        Person person = Person.learner(code, details);
        person.changeRoles(roles);
        entities.persist(person);
        return person.id();
    }

    @Allowed(EDIT_PEOPLE)
    public void change(long person, long version, PersonDetails details) {
        Person found = found(person, version);
        mayMove(found, details);
        found.change(details);
    }

    /** Changes a person's details and roles. */
    @Allowed(EDIT_PEOPLE)
    public void change(long person, long version, Set<Person.Role> roles, PersonDetails details) {
        Person found = found(person, version);
        mayMove(found, details);
        found.changeRoles(roles);
        found.change(details);
    }

    /** Callers may not move a person out of their own reach. */
    private void siteMustBeReached(Long site) {
        if (!me.reach(EDIT_PEOPLE).covers(site)) {
            throw new Missing();
        }
    }

    private void mayMove(Person person, PersonDetails details) {
        if (!Objects.equals(person.details().site(), details.site())) {
            siteMustBeReached(details.site());
        }
    }

    private Person found(long person, long version) {
        Person found = find(person, EDIT_PEOPLE);
        found.mustBeAt(version);
        return found;
    }

    /** How to reach a person within reach, and the languages they speak. */
    @Allowed(READ_PEOPLE)
    public PersonMore more(long person) {
        return find(person, READ_PEOPLE).more();
    }

    /** Changes these. Refuses more languages than fit: twelve of each. */
    @Allowed(EDIT_PEOPLE)
    public void changeMore(long person, PersonMore more) {
        found(person, more.version()).change(more);
    }

    /** Adds somebody who turns up at a session, from the roll-call: a first name is enough. @return the id */
    @Allowed(ADD_WALK_IN)
    public long addWalkIn(String givenName, Long site) {
        Person person = Person.walkIn(freshCode(), givenName.trim(), houses.today(), site);
        entities.persist(person);
        return person.id();
    }

    /** One person, if within reach. */
    @Allowed(READ_PEOPLE)
    public PersonView view(long person) {
        return find(person, READ_PEOPLE).view();
    }

    private Person find(long person, Permission permission) {
        return find(entities, me.reach(permission), person);
    }

    /** A person within reach. */
    static Person find(EntityManager entities, Reach reach, long person) {
        return orMissing(
                entities.createQuery("select p from Person p where p.id = :id and " + WITHIN_REACH, Person.class)
                        .setParameter("id", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
    }

    /** The file that this one was merged into, or null. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public Long mergedInto(long person) {
        return entities.createQuery(
                        "select p.mergedInto from Person p where p.id = :id and p.mergedInto is not null", Long.class)
                .setParameter("id", person)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * For JPQL queries: the file that the file of {@code :person} was merged into, 0 for none; what a phone still sends
     * for the old one belongs to it. The file is locked until the end of the transaction, so that a merge comes before
     * or after, never in between.
     */
    public static final String MERGED_INTO =
            "SQL('(select coalesce(p.merged_into, 0) from person p where p.id = ? lock in share mode)', :person)";

    /** Throws "changed meanwhile" when one of these files has been merged into another. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void mustBeKept(Collection<Long> files) {
        long gone = entities.createQuery(
                        "select count(p) from Person p where p.id in :files and p.mergedInto is not null", Long.class)
                .setParameter("files", files)
                .getSingleResult();
        if (gone > 0) {
            throw new ChangedMeanwhile();
        }
    }

    static String freshCode() {
        return "N"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 9).toUpperCase();
    }

    /**
     * Creates or updates people by their codes. A file that is closed or merged into another stays as it is. Missing
     * for somebody out of reach; a new person belongs to the importing user's site, if that is a single one.
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importLines(List<PersonLine> lines) {
        Map<String, Person> known = byCode(lines.stream().map(PersonLine::code).toList());
        Reach reach = me.reach(EDIT_PEOPLE);
        Long site = reach.everywhere() || reach.sites().size() > 1
                ? null
                : reach.sites().iterator().next();
        int created = 0;
        int updated = 0;
        for (PersonLine line : lines) {
            Person person = known.get(line.code());
            if (person == null) {
                entities.persist(Person.learner(line.code(), line.details().at(site)));
                created++;
            } else if (person.isOpen() && person.differsFrom(line.over(person.details()))) {
                Long theirs = person.details().site();
                if (!reach.covers(theirs)) {
                    throw new Missing();
                }
                claims.claim(Set.of(person.id()));
                person.change(line.over(person.details()));
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    /** The ids of these codes; for a merged file the id of the one that was kept; unknown codes are left out. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, Long> idsOf(Collection<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        byCode(codes)
                .forEach((code, person) ->
                        ids.put(code, person.mergedInto() == null ? person.id() : person.mergedInto()));
        return ids;
    }

    private Map<String, Person> byCode(Collection<String> codes) {
        Map<String, Person> found = new HashMap<>();
        if (!codes.isEmpty()) {
            entities.createQuery("select p from Person p where p.code in :codes", Person.class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(p -> found.put(p.code(), p));
        }
        return found;
    }

    @Override
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String word() {
        return "person";
    }

    @Override
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    public Map<Long, String> names(Set<Long> ids) {
        Reach reach = me.reach(READ_PEOPLE);
        return entities.createQuery("select p from Person p where p.id in :ids and " + WITHIN_REACH, Person.class)
                .setParameter("ids", ids)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultStream()
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(PersonRefusal.values());
    }
}
