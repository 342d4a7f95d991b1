package org.tremplin.people;

import static org.tremplin.access.Permission.ADD_WALK_IN;
import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.EXPORT_PERSON;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tremplin.platform.Folding;
import org.tremplin.platform.Found;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** People: who they are and how to reach them. */
@UseCases
public class People implements AuditNames {
    /** Also those that became part of another one. */
    public static final String OF_SITES_WITHIN_REACH = "(:everywhere = true or p.siteId in :sites or p.siteId is null)";

    /**
     * The rows that figures for a reader are made of: people of one of their sites or of none in particular, also those
     * whose names are forgotten.
     */
    public static final String COUNTED_WITHIN_REACH = OF_SITES_WITHIN_REACH + " and p.mergedInto is null";

    /**
     * The rows a reader reaches: of those the ones that are somebody's, and not closed. Trainers see theirs by group.
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
     * Registers somebody. Refuses a code that somebody else has, nobody's name, and no role.
     *
     * @param code unique in the association; null = one is made
     * @return the id
     */
    @Allowed(EDIT_PEOPLE)
    public long register(String code, Set<Person.Role> roles, PersonDetails details) {
        siteMustBeReached(details.site());
        if (code != null && !byCode(Set.of(code)).isEmpty()) {
            throw new Refused(PersonRefusal.CODE_TAKEN, code);
        }
        Person person = Person.learner(code, details);
        person.be(roles);
        entities.persist(person);
        return person.id();
    }

    @Allowed(EDIT_PEOPLE)
    public void change(long person, long version, PersonDetails details) {
        Person found = found(person, version);
        mayMove(found, details);
        found.change(details);
    }

    /** The same, and what the person is to the association. */
    @Allowed(EDIT_PEOPLE)
    public void change(long person, long version, Set<Person.Role> roles, PersonDetails details) {
        Person found = found(person, version);
        mayMove(found, details);
        found.be(roles);
        found.change(details);
    }

    /** Nobody is put out of the reach of whoever writes it. */
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

    /** How to reach somebody within reach, and what they speak. */
    @Allowed(READ_PEOPLE)
    public PersonMore more(long person) {
        return find(person, READ_PEOPLE).more();
    }

    /** Refuses more languages than fit: twelve of each. */
    @Allowed(EDIT_PEOPLE)
    public void changeMore(long person, PersonMore more) {
        found(person, more.version()).change(more);
    }

    // ---------------------------------------------------------------- households

    /** Who lives with somebody within reach, of those within reach, by name. */
    @Allowed(READ_PEOPLE)
    public List<PersonRow> household(long person) {
        Long household = find(person, READ_PEOPLE).householdId();
        Reach reach = me.reach(READ_PEOPLE);
        return household == null
                ? List.of()
                : entities.createQuery(
                                "select new org.tremplin.people.PersonRow(p.id, p.code, p.givenName, p.familyName, p.latinName, p.phone, p.municipality,"
                                        + " p.enteredOn, p.provisional) from Person p where p.householdId = :household and p.id <> :person and "
                                        + WITHIN_REACH + " order by p.givenName, p.familyName, p.id",
                                PersonRow.class)
                        .setParameter("household", household)
                        .setParameter("person", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .getResultList();
    }

    /** Two people within reach live together, with whomever they live already. Refuses one and the same. */
    @Allowed(EDIT_PEOPLE)
    public void liveTogether(long one, long other) {
        if (one == other) {
            throw new Refused(PersonRefusal.SAME_PERSON);
        }
        Person first = find(one, EDIT_PEOPLE);
        Person second = find(other, EDIT_PEOPLE);
        Long household = first.householdId() != null ? first.householdId() : second.householdId();
        if (household == null) {
            Household fresh = Household.fresh();
            entities.persist(fresh);
            entities.flush();
            household = fresh.id();
        }
        if (second.householdId() != null && !household.equals(second.householdId())) {
            entities.flush();
            entities.createQuery(
                            "update Person p set p.householdId = :to, p.version = p.version + 1 where p.householdId = :from")
                    .setParameter("to", household)
                    .setParameter("from", second.householdId())
                    .executeUpdate();
            entities.refresh(second);
        }
        first.liveIn(household);
        second.liveIn(household);
    }

    /** Somebody within reach lives by themself; of two nobody is left in the household. */
    @Allowed(EDIT_PEOPLE)
    public void liveApart(long person) {
        Person gone = find(person, EDIT_PEOPLE);
        Long household = gone.householdId();
        gone.liveIn(null);
        entities.flush();
        List<Person> left = entities.createQuery(
                        "select p from Person p where p.householdId = :household", Person.class)
                .setParameter("household", household)
                .getResultList();
        if (left.size() == 1) {
            left.get(0).liveIn(null);
        }
    }

    /** Somebody at the door, from the roll-call: a first name is enough. @return the id */
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
        Reach reach = me.reach(permission);
        return orMissing(
                entities.createQuery("select p from Person p where p.id = :id and " + WITHIN_REACH, Person.class)
                        .setParameter("id", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
    }

    /** The file that this one became part of, or null. */
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
     * For JPQL queries: the file that the one of {@code :person} became part of, 0 for none; what a phone still says of it is
     * meant for that one. The file is held until the end of the transaction: it is merged before or after, never meanwhile.
     */
    public static final String MERGED_INTO =
            "SQL('(select coalesce(p.merged_into, 0) from person p where p.id = ? lock in share mode)', :person)";

    /** Refuses as changed meanwhile when one of these files is part of another one by now. */
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

    /** Whether somebody's name, in either order, holds a text ({@link #named}); an older file's as the database compares until it has its key. */
    public static final String NAMED =
            "coalesce(concat(p.foldedName, ' ', p.foldedName), concat(p.givenName, ' ', p.familyName, ' ', p.givenName)) like :%s escape '!'";

    private static final int MOST_WORDS = 6;
    private static final int MOST_ENTRIES = 10_000;

    private static final Map<String, String> SORTS = Map.of(
            "name", "p.familyName %1$s, p.givenName %1$s",
            "municipality", "p.municipality %1$s, p.familyName",
            "entered", "p.enteredOn %1$s, p.familyName");

    /**
     * People within reach.
     *
     * @param text words of a name, a code or a phone number (as it is dialled here or abroad), in any order, accents and
     *     case ignored; null for everybody
     * @param role only people who are that to the association; null for any
     * @param provisional only those whose file waits to be completed
     */
    @Allowed(READ_PEOPLE)
    public Found<PersonRow> list(String text, Person.Role role, boolean provisional, Slice slice) {
        String where = matching(text, role, provisional);
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("name")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<PersonRow> rows = entities.createQuery(
                "select new org.tremplin.people.PersonRow(p.id, p.code, p.givenName, p.familyName, p.latinName, p.phone, p.municipality,"
                        + " p.enteredOn, p.provisional)" + where + " order by " + order + ", p.id",
                PersonRow.class);
        TypedQuery<Long> count = entities.createQuery("select count(p)" + where, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            bind(query, READ_PEOPLE, text, role);
        }
        return new Found<>(
                rows.setFirstResult(slice.offset()).setMaxResults(slice.size()).getResultList(),
                count.getSingleResult());
    }

    /** The same people as {@link #list} by name, to be taken along: 10,000 at most. */
    @Allowed(EXPORT_PERSON)
    public List<PersonEntry> entries(String text, Person.Role role, boolean provisional) {
        TypedQuery<PersonEntry> rows = entities.createQuery(
                "select new org.tremplin.people.PersonEntry(p.code, p.givenName, p.familyName, p.latinName, p.birthDate, p.birthYear, p.phone, p.email, p.street,"
                        + " p.postcode, p.municipality, p.enteredOn)" + matching(text, role, provisional)
                        + " order by p.familyName, p.givenName, p.id",
                PersonEntry.class);
        bind(rows, EXPORT_PERSON, text, role);
        return rows.setMaxResults(MOST_ENTRIES).getResultList();
    }

    /** The pattern of a text that is looked for in names; what has no letter is in none. */
    public static String named(String text) {
        String folded = Folding.name(text);
        return Slice.containing(folded.isEmpty() ? text : folded);
    }

    private static List<String> words(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.strip().split("\\s+", MOST_WORDS + 1))
                        .limit(MOST_WORDS)
                        .toList();
    }

    private static String matching(String text, Person.Role role, boolean provisional) {
        StringBuilder where = new StringBuilder(" from Person p where ").append(WITHIN_REACH);
        for (int i = 0; i < words(text).size(); i++) {
            where.append(" and (")
                    .append(NAMED.formatted("n" + i))
                    .append(" or p.code like :w")
                    .append(i)
                    .append(" escape '!' or p.phone like :w")
                    .append(i)
                    .append(" escape '!')");
        }
        if (role != null) {
            where.append(" and :role member of p.roles");
        }
        if (provisional) {
            where.append(" and p.provisional = true");
        }
        return where.toString();
    }

    private void bind(TypedQuery<?> query, Permission permission, String text, Person.Role role) {
        Reach reach = me.reach(permission);
        query.setParameter("everywhere", reach.everywhere()).setParameter("sites", reach.sites());
        if (role != null) {
            query.setParameter("role", role);
        }
        List<String> words = words(text);
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("n" + i, named(words.get(i)));
            query.setParameter("w" + i, Slice.containing(words.get(i).replaceFirst("^0+(?=\\d+$)", "")));
        }
    }

    // ---------------------------------------------------------------- import

    /**
     * Creates or updates people by their codes. A file that is closed or became part of another stays as it is. Missing for
     * somebody out of reach; who is new belongs to the site of who imports, when that is one.
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
                if (!reach.everywhere() && theirs != null && !reach.sites().contains(theirs)) {
                    throw new Missing();
                }
                claims.claim(Set.of(person.id()));
                person.change(line.over(person.details()));
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    /** The ids of these codes, of a file that became part of another that one's; codes that nobody has are left out. */
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
