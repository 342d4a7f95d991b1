package org.tremplin.people.lists;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.NameKey;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.people.TimeToForget;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Lists of people from elsewhere. Who is known (the same code, or the same names with the same birth date or telephone) is not
 * made twice: their file learns what it did not know, and what it knows stays. The last list can be undone.
 */
@UseCases
public class PersonImports {
    private static final int AT_ONCE = 500;
    private static final int UNDO_DAYS = 30;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    /**
     * What taking a list in would do: lines of people who are new, who would learn something, who would not. Of the new ones those
     * that may be somebody who is known, or a line before, with whom.
     */
    public record Outlook(Set<Long> created, Set<Long> completed, Set<Long> unchanged, Map<Long, String> likely)
            implements Serializable {
        /** Where nobody is likely known already. */
        public Outlook(Set<Long> created, Set<Long> completed, Set<Long> unchanged) {
            this(created, completed, unchanged, Map.of());
        }
    }

    /** How many files an undone import took away again, and how many stay because something came to them since. */
    public record Undone(int removed, int kept) implements Serializable {}

    /** A row and who it is: null for somebody new. */
    private record Match(ImportedPerson row, Person known) {}

    /** What taking these in would do; changes nothing. */
    @Allowed(IMPORT)
    public Outlook look(List<ImportedPerson> list) {
        Set<Long> created = new TreeSet<>();
        Set<Long> completed = new TreeSet<>();
        Set<Long> unchanged = new TreeSet<>();
        List<Match> matches = matches(list);
        for (Match match : matches) {
            Set<Long> kind = match.known() == null
                    ? created
                    : learnt(match.known().details(), match.row().details()).isEmpty() ? unchanged : completed;
            kind.add(match.row().line());
        }
        return new Outlook(
                created,
                completed,
                unchanged,
                likely(matches.stream()
                        .filter(match -> match.known() == null && match.row().code() == null)
                        .map(Match::row)
                        .toList()));
    }

    /** Those whose names are somebody's, in whatever order, and neither birth dates nor, within the list, telephones tell them apart. */
    private Map<Long, String> likely(List<ImportedPerson> list) {
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

    /** How many lists were taken in by now, of whomever: of {@link #take}, that what was looked at is still true. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public int taken() {
        return entities.createQuery("select count(i) from PersonImport i", Long.class)
                .getSingleResult()
                .intValue();
    }

    /**
     * Takes a list in, all of it, one list at a time: of the same list twice at once the second is told. Missing where a row
     * names a site out of reach.
     *
     * @param file what it is called
     * @param taken how many lists there were when it was looked at
     * @return the import, to undo it
     */
    @Allowed(IMPORT)
    public long take(String file, List<ImportedPerson> list, int taken) {
        Reach reach = me.reach(IMPORT);
        entities.createNativeQuery("select 1 from in_turn where what = 'PEOPLE' for update")
                .getResultList();
        if (taken() != taken) {
            throw new ChangedMeanwhile();
        }
        orMissing(list.stream().allMatch(row -> reach.covers(row.details().site())) ? list : null);
        List<Match> matches = matches(list);
        Map<Long, String> changes = new LinkedHashMap<>();
        int created = 0;
        for (Match match : matches) {
            if (match.known() == null) {
                Person person = Person.learner(match.row().code(), match.row().details());
                entities.persist(person);
                changes.put(person.id(), null);
                created++;
            } else {
                PersonDetails before = match.known().details();
                Map<String, String> learnt = learnt(before, match.row().details());
                if (!learnt.isEmpty()) {
                    match.known().learn(completed(before, match.row().details()));
                    // a person may be in the list twice: of the second time only what is new then
                    changes.merge(match.known().id(), json(learnt), PersonImports::together);
                }
            }
        }
        PersonImport done = new PersonImport(file, clock.instant(), me.accountId(), created, changes.size() - created);
        entities.persist(done);
        entities.flush();
        notes.add("created", created);
        notes.add("updated", changes.size() - created);
        List<Map.Entry<Long, String>> all = new ArrayList<>(changes.entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            write(done.id(), all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return done.id();
    }

    /** What an import did to some files, in one statement. */
    private void write(long done, List<Map.Entry<Long, String>> some) {
        Query insert =
                entities.createNativeQuery("insert into person_import_row (import_id, person_id, changes) values "
                        + String.join(", ", Collections.nCopies(some.size(), "(" + done + ", ?, ?)")));
        int position = 0;
        for (Map.Entry<Long, String> one : some) {
            insert.setParameter(++position, one.getKey()).setParameter(++position, one.getValue());
        }
        insert.executeUpdate();
    }

    private static String together(String one, String other) {
        if (one == null) {
            return null;
        }
        Map<String, String> all = read(one);
        all.putAll(read(other));
        return json(all);
    }

    private static String json(Map<String, String> learnt) {
        JsonObjectBuilder cells = Json.createObjectBuilder();
        learnt.forEach(cells::add);
        return cells.build().toString();
    }

    private static Map<String, String> read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            Map<String, String> cells = new LinkedHashMap<>();
            for (Map.Entry<String, JsonValue> cell : object.entrySet()) {
                cells.put(cell.getKey(), object.getString(cell.getKey()));
            }
            return cells;
        }
    }

    // ---------------------------------------------------------------- who is who

    /** Each row with who it is among the stored. */
    private List<Match> matches(List<ImportedPerson> list) {
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
        known.values().stream()
                .filter(p -> reach.everywhere()
                        || p.details().site() == null
                        || reach.sites().contains(p.details().site()))
                .forEach(p -> reached.add(p.id()));
        for (ImportedPerson row : list) {
            PersonDetails said = row.details();
            Person person = row.code() == null ? null : known.get(code(row.code()));
            if (person == null && row.code() == null) {
                person = said.birthDate() == null ? null : known.get(named(said, said.birthDate()));
                if (person == null && said.phone() != null) {
                    person = known.get(named(said, said.phone()));
                    // a father and a daughter with one name and one telephone
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

    /** People by a field; by their code also those whom the reader does not reach: a code is somebody's once. */
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

    /** What the stored file does not know and the row says, by column. */
    private static Map<String, String> learnt(PersonDetails stored, PersonDetails said) {
        Map<String, String> learnt = new LinkedHashMap<>();
        add(learnt, "sex", stored.sex(), said.sex());
        add(learnt, "birth_date", stored.birthDate(), said.birthDate());
        add(learnt, "nationality", stored.nationality(), said.nationality());
        add(learnt, "first_language", stored.firstLanguage(), said.firstLanguage());
        add(learnt, "schooling", stored.schooling(), said.schooling());
        add(learnt, "phone", stored.phone(), said.phone());
        add(learnt, "email", stored.email(), said.email());
        add(learnt, "municipality", stored.municipality(), said.municipality());
        add(learnt, "entered_on", stored.enteredOn(), said.enteredOn());
        add(
                learnt,
                "birth_year",
                stored.birthDate() == null ? stored.birthYear() : stored.birthDate(),
                said.birthYear());
        add(learnt, "phone_note", stored.phoneNote(), said.phoneNote());
        add(learnt, "latin_name", stored.latinName(), said.latinName());
        return learnt;
    }

    private static void add(Map<String, String> learnt, String column, Object stored, Object said) {
        if (stored == null && said != null) {
            learnt.put(column, said.toString());
        }
    }

    private static PersonDetails completed(PersonDetails stored, PersonDetails said) {
        return new PersonDetails(
                stored.familyName(),
                stored.givenName(),
                first(stored.sex(), said.sex()),
                first(stored.birthDate(), said.birthDate()),
                first(stored.nationality(), said.nationality()),
                first(stored.firstLanguage(), said.firstLanguage()),
                first(stored.schooling(), said.schooling()),
                first(stored.phone(), said.phone()),
                first(stored.email(), said.email()),
                first(stored.municipality(), said.municipality()),
                first(stored.enteredOn(), said.enteredOn()),
                stored.site(),
                first(stored.birthYear(), said.birthYear()),
                first(stored.phoneNote(), said.phoneNote()),
                first(stored.latinName(), said.latinName()));
    }

    private static <T> T first(T stored, T said) {
        return stored == null ? said : stored;
    }

    // ---------------------------------------------------------------- undoing

    /** The last list that was taken in and stands, of the last thirty days; null for none, and for another's whose reader does not reach every site. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public ImportRow last() {
        return entities.createQuery("""
                        select new org.tremplin.people.lists.ImportRow(i.id, i.fileName, i.importedAt, i.accountId, a.displayName, i.created, i.completed, i.undoneAt)
                        from PersonImport i left join Account a on a.id = i.accountId
                        where i.undoneAt is null and i.importedAt > :since order by i.importedAt desc, i.id desc""", ImportRow.class)
                .setParameter("since", clock.instant().minus(UNDO_DAYS, ChronoUnit.DAYS))
                .setMaxResults(1)
                .getResultStream()
                .filter(last -> isTheirs(last.accountId()))
                .findFirst()
                .orElse(null);
    }

    /** Lists of one's own and, for those who reach every site, of everybody. */
    private boolean isTheirs(Long account) {
        return me.reach(IMPORT).everywhere() || Objects.equals(account, me.accountId());
    }

    /**
     * Takes back the last list: files that it made go unless something came to them since; cells that it filled are empty again
     * unless they were changed. Refuses one that is not the last any more.
     */
    @Allowed(IMPORT)
    @SuppressWarnings("unchecked")
    public Undone undo(long id) {
        PersonImport found = orMissing(entities.find(PersonImport.class, id, LockModeType.PESSIMISTIC_WRITE));
        orMissing(isTheirs(found.accountId()) ? found : null);
        ImportRow last = last();
        found.undo(clock.instant());
        if (last == null || last.id() != id) {
            throw new Refused(PersonRefusal.IMPORT_NOT_LAST);
        }
        entities.flush();
        int removed = 0;
        int kept = 0;
        List<Object[]> changed = entities.createNativeQuery(
                        "select person_id, changes from person_import_row where import_id = ?1")
                .setParameter(1, id)
                .getResultList();
        entities.createNativeQuery("delete from person_import_row where import_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        List<String> made = changed.stream()
                .filter(row -> row[1] == null)
                .map(row -> row[0].toString())
                .toList();
        for (int from = 0; from < made.size(); from += AT_ONCE) {
            List<String> some = made.subList(from, Math.min(made.size(), from + AT_ONCE));
            List<String> unused = new ArrayList<>(some);
            used(some).forEach(person -> unused.remove(person.toString()));
            kept += some.size() - unused.size();
            removed += rows.deleteUnused(unused);
        }
        List<Long> renamed = new ArrayList<>();
        for (Object[] row : changed) {
            if (row[1] != null) {
                Map<String, String> key = Map.of("id", row[0].toString());
                read((String) row[1]).forEach((column, said) -> {
                    Map<String, String> empty = new HashMap<>();
                    empty.put(column, null);
                    if (rows.change("person", key, Map.of(column, said), empty) && column.equals("latin_name")) {
                        renamed.add(((Number) row[0]).longValue());
                    }
                });
            }
        }
        entities.clear();
        renamed.forEach(person -> entities.find(Person.class, person).sound());
        return new Undone(removed, kept);
    }

    /** Those of these files to which something came since they were made: they were changed, or other rows name them. */
    private Set<Long> used(List<String> made) {
        Set<Long> used = new HashSet<>(rows.laterThan("person", 1, made));
        for (Reference reference : schema.references()) {
            if (!reference.table().equals("person_role")) {
                used.addAll(rows.holding(reference, made));
            }
        }
        return used;
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    void forget(@Observes TimeToForget time) {
        Timestamp before = Timestamp.valueOf(time.today().minusDays(UNDO_DAYS).atStartOfDay());
        // by their ids: a search within the deletion would wait for a list that is being written
        List<Number> old = entities.createNativeQuery("select id from person_import where imported_at < ?1")
                .setParameter(1, before)
                .getResultList();
        for (Number list : old) {
            entities.createNativeQuery("delete from person_import_row where import_id = ?1")
                    .setParameter(1, list)
                    .executeUpdate();
            time.gone(
                    "person_import",
                    entities.createNativeQuery("delete from person_import where id = ?1")
                            .setParameter(1, list)
                            .executeUpdate());
        }
    }

    // ---------------------------------------------------------------- columns

    /** What columns of these headings were taken for the last time, by heading. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<String, String> columns(Collection<String> headings) {
        Map<String, String> fields = new HashMap<>();
        if (!headings.isEmpty()) {
            List<Object[]> found = entities.createNativeQuery("select heading, field from import_column")
                    .getResultList();
            found.forEach(row -> fields.put((String) row[0], (String) row[1]));
            fields.keySet().retainAll(headings);
        }
        return fields;
    }

    /** Remembers what columns were taken for. */
    @Allowed(IMPORT)
    public void remember(Map<String, String> fields) {
        fields.forEach((heading, field) -> entities.createNativeQuery(
                        "insert into import_column (heading, field) values (?1, ?2) on duplicate key update field = values(field)")
                .setParameter(1, heading)
                .setParameter(2, field)
                .executeUpdate());
    }
}
