package org.tremplin.people.lists;

import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRows;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.UseCases;

/**
 * Lists of people from elsewhere. A known person (the same code, or the same names with the same birth date or
 * telephone) is not created twice: missing details are added to their file, existing ones stay. The last import can be
 * undone ({@link LastImport}).
 */
@UseCases
public class PersonImports {
    private static final int AT_ONCE = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private PersonMatches who;

    /**
     * What importing a list would do: the lines of new people, of those whose files would be completed, and of those
     * that would not change. For new people who may be somebody known, or somebody on an earlier line, it names the
     * match.
     */
    public record Outlook(Set<Long> created, Set<Long> completed, Set<Long> unchanged, Map<Long, String> likely)
            implements Serializable {
        /** For a list in which nobody is likely to be known already. */
        public Outlook(Set<Long> created, Set<Long> completed, Set<Long> unchanged) {
            this(created, completed, unchanged, Map.of());
        }
    }

    /** Predicts what importing these would do; changes nothing. */
    @Allowed(IMPORT)
    public Outlook look(List<ImportedPerson> list) {
        Set<Long> created = new TreeSet<>();
        Set<Long> completed = new TreeSet<>();
        Set<Long> unchanged = new TreeSet<>();
        List<PersonMatches.Match> matches = who.of(list);
        for (PersonMatches.Match match : matches) {
            Set<Long> kind = match.known() == null
                    ? created
                    : learnt(match.known().details(), match.row().details()).isEmpty() ? unchanged : completed;
            kind.add(match.row().line());
        }
        return new Outlook(
                created,
                completed,
                unchanged,
                who.likely(matches.stream()
                        .filter(match -> match.known() == null && match.row().code() == null)
                        .map(PersonMatches.Match::row)
                        .toList()));
    }

    /** How many lists anybody has imported so far: lets {@link #take} check that the outlook is still valid. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public int taken() {
        return entities.createQuery("select count(i) from PersonImport i", Long.class)
                .getSingleResult()
                .intValue();
    }

    /**
     * Imports a whole list, one list at a time: when the same list is imported twice at once, the second is refused.
     * Missing when a row names a site out of reach.
     *
     * @param file its name
     * @param taken how many lists there were when the outlook was computed
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
        List<PersonMatches.Match> matches = who.of(list);
        Map<Long, String> changes = new LinkedHashMap<>();
        int created = 0;
        for (PersonMatches.Match match : matches) {
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
                    // a person may be in the list twice: the second time only what is new then counts
                    changes.merge(match.known().id(), PersonRows.json(learnt), PersonImports::together);
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

    /** Records what an import did to some files, in one statement. */
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
        Map<String, String> all = PersonRows.cells(one);
        all.putAll(PersonRows.cells(other));
        return PersonRows.json(all);
    }

    /** What the row says and the stored file lacks, by column. */
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
}
