package org.tremplin.people;

import static org.tremplin.access.Permission.EXPORT_PERSON;
import static org.tremplin.access.Permission.READ_PEOPLE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Found;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** Searches people: by words of a name, a code, a number. */
@UseCases
public class PeopleSearch {
    /**
     * Whether a name, in either order, contains a text ({@link #named}); an older file without a key is compared by the
     * database's rules.
     */
    public static final String NAMED =
            "coalesce(concat(p.foldedName, ' ', p.foldedName), concat(p.givenName, ' ', p.familyName, ' ', p.givenName)) like :%s escape '!'";

    private static final int MOST_WORDS = 6;
    private static final int MOST_ENTRIES = 10_000;

    private static final Map<String, String> SORTS = Map.of(
            "name", "p.familyName %1$s, p.givenName %1$s",
            "municipality", "p.municipality %1$s, p.familyName",
            "entered", "p.enteredOn %1$s, p.familyName");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /**
     * People within reach.
     *
     * @param text words of a name, a code or a phone number (as dialled here or abroad), in any order, accents and case
     *     ignored; null for everybody
     * @param role only people with this role; null for any
     * @param provisional only those whose file is to be completed
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

    /** The people of {@link #list} by name, for an export: 10,000 at most. */
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

    /** The LIKE pattern for a text in names; a text without a letter matches none. */
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
        StringBuilder where = new StringBuilder(" from Person p where ").append(People.WITHIN_REACH);
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
}
