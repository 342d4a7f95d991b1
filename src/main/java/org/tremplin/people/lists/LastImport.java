package org.tremplin.people.lists;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.people.Person;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.people.TimeToForget;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The last imported list of people: it can be undone for thirty days. */
@UseCases
public class LastImport {
    private static final int AT_ONCE = 500;
    private static final int UNDO_DAYS = 30;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    /** How many files undoing an import removed, and how many stay because something was added to them since. */
    public record Undone(int removed, int kept) implements Serializable {}

    /**
     * The last import of the past thirty days that stands; null for none, and for another user's when the caller does
     * not reach every site.
     */
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

    /** A caller's own imports and, for those who reach every site, everybody's. */
    private boolean isTheirs(Long account) {
        return me.reach(IMPORT).everywhere() || Objects.equals(account, me.accountId());
    }

    /**
     * Undoes the last import: files that it created are deleted unless something was added to them since; cells that it
     * filled are emptied unless they were changed. Refuses one that is no longer the last.
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
                PersonRows.cells((String) row[1]).forEach((column, said) -> {
                    Map<String, String> empty = new HashMap<>();
                    empty.put(column, null);
                    if (rows.change("person", key, Map.of(column, said), empty) && column.equals("latin_name")) {
                        renamed.add(((Number) row[0]).longValue());
                    }
                });
            }
        }
        entities.clear();
        renamed.forEach(person -> entities.find(Person.class, person).updateNameKeys());
        return new Undone(removed, kept);
    }

    /** Those of these files that are in use since they were created: they were changed, or other rows refer to them. */
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
        // deleted by id: a search within the deletion would wait for a list that is being imported
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
}
