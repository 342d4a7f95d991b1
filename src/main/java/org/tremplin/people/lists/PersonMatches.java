package org.tremplin.people.lists;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.NameKey;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRefusal;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Matches the rows of a list with stored people: by the same code, or the same names with the same birth date or
 * telephone.
 */
@UseCases
public class PersonMatches {
    private static final int AT_ONCE = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /** A row and its person: null for a new one. */
    record Match(ImportedPerson row, Person known) {}

    /** Each row with its person. Refuses the code of somebody whose file is closed or out of reach. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    List<Match> of(List<ImportedPerson> list) {
        Map<String, Person> known = new HashMap<>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            List<ImportedPerson> some = list.subList(from, Math.min(list.size(), from + AT_ONCE));
            stored("code", values(some, ImportedPerson::code)).forEach(p -> known.putIfAbsent(code(p.code()), p));
            stored("birthDate", values(some, row -> row.details().birthDate()))
                    .forEach(p ->
                            known.putIfAbsent(named(p.details(), p.details().birthDate()), p));
            stored("phone", values(some, row -> row.details().phone()))
                    .forEach(p ->
                            known.putIfAbsent(named(p.details(), p.details().phone()), p));
        }
        List<Match> matches = new ArrayList<>();
        Set<Long> reached = new HashSet<>();
        Reach reach = me.reach(IMPORT);
        known.values().stream().filter(p -> reach.covers(p.details().site())).forEach(p -> reached.add(p.id()));
        for (ImportedPerson row : list) {
            PersonDetails said = row.details();
            Person person = row.code() == null ? null : known.get(code(row.code()));
            if (person == null && row.code() == null) {
                person = said.birthDate() == null ? null : known.get(named(said, said.birthDate()));
                if (person == null && said.phone() != null) {
                    person = known.get(named(said, said.phone()));
                    // such as a father and a daughter with the same name and telephone
                    if (person != null
                            && said.birthDate() != null
                            && person.details().birthDate() != null) {
                        person = null;
                    }
                }
            }
            if (person != null && row.code() != null && !(person.isOpen() && reached.contains(person.id()))) {
                throw new Refused(PersonRefusal.CODE_TAKEN, row.code());
            }
            matches.add(new Match(row, person));
        }
        return matches;
    }

    private static String code(String code) {
        return "code " + Folding.fold(code);
    }

    private static String named(PersonDetails details, Object with) {
        return Folding.name(details.givenName()) + "|" + Folding.name(details.familyName()) + "|" + with;
    }

    private static <T> Set<T> values(List<ImportedPerson> list, Function<ImportedPerson, T> of) {
        Set<T> values = new HashSet<>();
        list.stream().map(of).filter(Objects::nonNull).forEach(values::add);
        return values;
    }

    /** People by a field; by code including those out of the caller's reach, since a code is unique. */
    private List<Person> stored(String field, Collection<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        String from = "select p from Person p where p." + field + " in :values";
        if (field.equals("code")) {
            return entities.createQuery(from, Person.class)
                    .setParameter("values", values)
                    .getResultList();
        }
        Reach reach = me.reach(IMPORT);
        return entities.createQuery(from + " and " + People.WITHIN_REACH + " order by p.id", Person.class)
                .setParameter("values", values)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultList();
    }

    /**
     * New rows with the same names as somebody, in any order, unless birth dates or, within the list, telephones
     * differ.
     */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    Map<Long, String> likely(List<ImportedPerson> list) {
        Map<Set<String>, List<Person>> stored = new HashMap<>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            List<ImportedPerson> some = list.subList(from, Math.min(list.size(), from + AT_ONCE));
            stored(
                            "nameKey",
                            values(
                                    some,
                                    row -> NameKey.of(
                                            row.details().givenName(),
                                            row.details().familyName())))
                    .forEach(p -> stored.computeIfAbsent(words(p.details()), w -> new ArrayList<>())
                            .add(p));
        }
        Map<Long, String> likely = new LinkedHashMap<>();
        Map<Set<String>, List<ImportedPerson>> before = new HashMap<>();
        for (ImportedPerson row : list) {
            Set<String> words = words(row.details());
            LocalDate born = row.details().birthDate();
            stored.getOrDefault(words, List.of()).stream()
                    .filter(p -> born == null || p.details().birthDate() == null)
                    .findFirst()
                    .ifPresent(p -> likely.put(row.line(), p.name() + ", " + p.code()));
            before.getOrDefault(words, List.of()).stream()
                    .filter(other -> born == null || other.details().birthDate() == null)
                    .filter(other -> row.details().phone() == null
                            || other.details().phone() == null
                            || row.details().phone().equals(other.details().phone()))
                    .findFirst()
                    .ifPresent(other -> likely.putIfAbsent(row.line(), "n° " + other.line()));
            before.computeIfAbsent(words, w -> new ArrayList<>()).add(row);
        }
        return likely;
    }

    private static Set<String> words(PersonDetails details) {
        return new TreeSet<>(List.of(Folding.name(details.name()).split(" ")));
    }
}
