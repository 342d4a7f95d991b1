package org.tremplin.people;

import static org.tremplin.access.Permission.MERGE_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Two files of one human being become one, and two again when that was wrong. Every row of every table that speaks of the
 * one follows to the other. What cannot be said twice of one person is settled by whoever owns it ({@link PeopleMerging});
 * where nobody does, what is said of the file that stays holds. Each step is written down and undone in the opposite order.
 */
@UseCases
public class Merges {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private People people;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    @Inject
    private Event<PeopleMerging> merging;

    @Inject
    private Event<PeopleMerged> merged;

    @Inject
    private Event<AccessChanged> access;

    /** What a merge does and writes down. */
    private final class Work implements PeopleMerging.Rows {
        private final long merge;
        private final List<MergeStep> steps = new ArrayList<>();

        Work(long merge) {
            this.merge = merge;
        }

        @Override
        public void set(String table, long id, Map<String, Object> cells) {
            Map<String, String> key = Map.of("id", String.valueOf(id));
            Map<String, String> before = PersonRows.cells(rows.row(table, key));
            cells.forEach((column, value) -> {
                String after = value == null ? null : value.toString();
                if (rows.replace(table, key, column, before.get(column), after)) {
                    note(table, "{\"id\":\"" + id + "\"}", column, before.get(column), after);
                }
            });
        }

        @Override
        public void remove(String table, long id) {
            remove(table, "{\"id\":\"" + id + "\"}", Map.of("id", String.valueOf(id)));
        }

        private void remove(String table, String key, Map<String, String> where) {
            String row = rows.row(table, where);
            rows.delete(table, where);
            note(table, key, null, row, null);
        }

        /** Rows that say of the one what they said of the other; those that would say something twice go. */
        void follow(Reference reference, long kept, long gone) {
            List<String> keys = rows.keys(reference, gone);
            if (keys.isEmpty()) {
                return;
            }
            rows.hand(reference, gone, kept);
            Set<String> twice = Set.copyOf(rows.keys(reference, gone));
            for (String key : keys) {
                if (twice.contains(key)) {
                    Map<String, String> where = new LinkedHashMap<>(PersonRows.cells(key));
                    where.put(reference.column(), String.valueOf(gone));
                    remove(reference.table(), key, where);
                } else {
                    note(reference.table(), key, reference.column(), String.valueOf(gone), String.valueOf(kept));
                }
            }
        }

        private void note(String table, String key, String column, String before, String after) {
            steps.add(new MergeStep(merge, steps.size() + 1, table, key, column, before, after));
        }
    }

    /**
     * Makes the second file part of the first: what only the second knew, the first knows now. Refuses a file with itself,
     * and two that both have an account.
     *
     * @return the merge, to undo it
     */
    @Allowed(MERGE_PEOPLE)
    public long merge(long kept, long keptVersion, long gone, long goneVersion) {
        if (kept == gone) {
            throw new Refused(PersonRefusal.MERGE_WITH_ITSELF);
        }
        // in the order of their ids: two who merge the same pair at once do not wait for each other forever
        Person first = locked(Math.min(kept, gone));
        Person second = locked(Math.max(kept, gone));
        Person stays = kept < gone ? first : second;
        Person goes = kept < gone ? second : first;
        stays.mustBeAt(keptVersion);
        goes.mustBeAt(goneVersion);
        Number accounts =
                (Number) entities.createNativeQuery("select count(*) from account where person_id in (?1, ?2)")
                        .setParameter(1, kept)
                        .setParameter(2, gone)
                        .getSingleResult();
        if (accounts.intValue() > 1) {
            throw new Refused(PersonRefusal.TWO_ACCOUNTS);
        }
        PersonMerge merge = new PersonMerge(kept, gone, clock.instant(), me.accountId());
        entities.persist(merge);
        entities.flush();
        Work work = new Work(merge.id());
        merging.fire(new PeopleMerging(kept, gone, work));
        List<String> ownTables = List.of("person_merge", "person_distinct");
        schema.references().stream()
                .filter(reference -> !ownTables.contains(reference.table()))
                .forEach(reference -> work.follow(reference, kept, gone));
        work.set("person", kept, known(stays, goes));
        work.set("person", gone, Map.of("merged_into", kept));
        work.steps.forEach(entities::persist);
        done(kept, gone);
        return merge.id();
    }

    private Person locked(long person) {
        Reach reach = me.reach(MERGE_PEOPLE);
        return orMissing(
                entities.createQuery("select p from Person p where p.id = :id and " + People.WITHIN_REACH, Person.class)
                        .setParameter("id", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
    }

    /** What the file that stays did not know, and its next version. */
    private Map<String, Object> known(Person stays, Person goes) {
        Map<String, String> own = PersonRows.cells(rows.row("person", Map.of("id", String.valueOf(stays.id()))));
        Map<String, String> more = PersonRows.cells(rows.row("person", Map.of("id", String.valueOf(goes.id()))));
        Map<String, Object> learnt = new LinkedHashMap<>();
        own.forEach((column, value) -> {
            if ((value == null || value.isEmpty())
                    && !column.equals("merged_into")
                    && more.get(column) != null
                    && !more.get(column).isEmpty()) {
                learnt.put(column, more.get(column));
            }
        });
        String given = either("given_name", own, more);
        String family = either("family_name", own, more);
        learnt.put("name_key", NameKey.of(given, family));
        learnt.put("folded_name", Person.folded(given, family));
        learnt.put("version", stays.version() + 1);
        return learnt;
    }

    private static String either(String column, Map<String, String> own, Map<String, String> more) {
        return own.get(column).isEmpty() ? more.get(column) : own.get(column);
    }

    /**
     * Two files again. What came to the one since the merge stays with it, and so does what was changed since. Refuses a
     * merge that was undone.
     */
    @Allowed(MERGE_PEOPLE)
    public void undo(long merge) {
        PersonMerge found = orMissing(entities.find(PersonMerge.class, merge, LockModeType.PESSIMISTIC_WRITE));
        if (found.isUndone()) {
            throw new Refused(PersonRefusal.MERGE_UNDONE);
        }
        locked(found.kept());
        found.undo(clock.instant());
        entities.flush();
        entities.createQuery(
                        "select s from MergeStep s where s.mergeId = :merge order by s.position desc", MergeStep.class)
                .setParameter("merge", merge)
                .getResultList()
                .forEach(this::undo);
        // forms that were open meanwhile speak of what is not so any more
        entities.createNativeQuery("update person set version = version + 1 where id in (?1, ?2)")
                .setParameter(1, found.kept())
                .setParameter(2, found.gone())
                .executeUpdate();
        done(found.kept(), found.gone());
    }

    /** They may be one after all: proposed again. */
    @Allowed(MERGE_PEOPLE)
    public void doubt(long one, long other) {
        locked(one);
        locked(other);
        entities.createNativeQuery("delete from person_distinct where one_id = ?1 and other_id = ?2")
                .setParameter(1, Math.min(one, other))
                .setParameter(2, Math.max(one, other))
                .executeUpdate();
    }

    private void done(long one, long other) {
        entities.flush();
        entities.clear();
        merged.fire(new PeopleMerged(one, other));
        access.fire(new AccessChanged());
    }

    private void undo(MergeStep step) {
        if (step.column() == null) {
            rows.insert(step.table(), step.before());
        } else if (!step.column().equals("version")) {
            rows.replace(step.table(), PersonRows.cells(step.key()), step.column(), step.after(), step.before());
        }
    }

    /** What was merged into a person within reach, the newest first. */
    @Allowed(MERGE_PEOPLE)
    public List<MergeRow> ofPerson(long person) {
        people.view(person);
        return entities.createQuery("""
                        select new org.tremplin.people.MergeRow(m.id, trim(concat(p.givenName, ' ', p.familyName)), p.code,
                          m.mergedAt, a.displayName, m.undoneAt)
                        from PersonMerge m join Person p on p.id = m.goneId left join Account a on a.id = m.accountId
                        where m.keptId = :person order by m.mergedAt desc""", MergeRow.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** Somebody looked: these are two people, and not proposed again. */
    @Allowed(MERGE_PEOPLE)
    public void tellApart(long one, long other) {
        locked(one);
        locked(other);
        entities.createNativeQuery("insert ignore into person_distinct (one_id, other_id) values (?1, ?2)")
                .setParameter(1, Math.min(one, other))
                .setParameter(2, Math.max(one, other))
                .executeUpdate();
    }
}
