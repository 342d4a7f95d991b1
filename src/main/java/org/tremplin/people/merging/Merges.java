package org.tremplin.people.merging;

import static org.tremplin.access.Permission.MERGE_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.people.PeopleMerged;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PeopleParted;
import org.tremplin.people.Person;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Merges two files of one person, and separates them again when that was wrong. Every row of every table that refers to
 * the one is moved to the other. What one person can have only once is resolved by its owner ({@link PeopleMerging});
 * without an owner, the row of the kept file wins. Each step is a decision about one row, recorded and undone in
 * reverse order, as a whole or not at all; a statement that the database refuses ends the merge.
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
    private MergedRows mergedRows;

    @Inject
    private PersonSchema schema;

    @Inject
    private Event<PeopleMerging> merging;

    @Inject
    private Event<PeopleMerged> merged;

    @Inject
    private Event<PeopleParted> parted;

    @Inject
    private Event<AccessChanged> access;

    /**
     * Merges the second file into the first: what only the second had, the first has now. Refuses a file with itself,
     * and two that both have an account.
     *
     * @param reason recorded with the correction of what was sealed or closed before; null for none
     * @return the merge, to undo it
     */
    @Allowed(MERGE_PEOPLE)
    public long merge(long kept, long keptVersion, long gone, long goneVersion, String reason) {
        if (kept == gone) {
            throw new Refused(PersonRefusal.MERGE_WITH_ITSELF);
        }
        // in the order of their ids: two users who merge the same pair at once do not deadlock
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
        MergeWork work = new MergeWork(merge.id(), rows, mergedRows, schema);
        merging.fire(new PeopleMerging(kept, gone, said(reason), work));
        List<String> ownTables = List.of("person_merge", "person_distinct");
        schema.references().stream()
                .filter(reference -> !ownTables.contains(reference.table()))
                .forEach(reference -> work.moveRows(reference, kept, gone));
        entities.flush();
        work.copyMissing(kept, gone);
        work.set("person", gone, Map.of("merged_into", kept));
        work.steps().forEach(entities::persist);
        done(kept, gone);
        return merge.id();
    }

    /** The same without a reason. */
    @Allowed(MERGE_PEOPLE)
    public long merge(long kept, long keptVersion, long gone, long goneVersion) {
        return merge(kept, keptVersion, gone, goneVersion, null);
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

    /**
     * Separates two files again. What was added to the kept file since stays with it, and so does what was decided
     * since about its own rows; a row that was moved goes back as it is now. Refuses a merge that was undone already,
     * one followed by another merge into the same file, and one where a row that has a history has since taken the
     * place of a deleted one. Missing for a caller who does not reach both files.
     *
     * @param reason as in {@link #merge}
     */
    @Allowed(MERGE_PEOPLE)
    public void undo(long merge, String reason) {
        PersonMerge found = orMissing(entities.find(PersonMerge.class, merge));
        long kept = found.kept();
        long gone = found.gone();
        locked(kept);
        mustReach(gone);
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        if (found.isUndone()) {
            throw new Refused(PersonRefusal.MERGE_UNDONE);
        }
        long later = entities.createQuery(
                        "select count(m) from PersonMerge m where m.keptId = :kept and m.id > :merge and m.undoneAt is null",
                        Long.class)
                .setParameter("kept", kept)
                .setParameter("merge", merge)
                .getSingleResult();
        if (later > 0) {
            throw new Refused(PersonRefusal.MERGE_NOT_LAST);
        }
        Instant since = found.mergedAt();
        found.undo(clock.instant());
        entities.flush();
        entities.createQuery(
                        "select s from MergeStep s where s.mergeId = :merge order by s.position desc", MergeStep.class)
                .setParameter("merge", merge)
                .getResultList()
                .forEach(this::undo);
        // forms that were opened meanwhile are outdated
        entities.createNativeQuery("update person set version = version + 1 where id in (?1, ?2)")
                .setParameter(1, kept)
                .setParameter(2, gone)
                .executeUpdate();
        entities.flush();
        entities.clear();
        parted.fire(new PeopleParted(kept, gone, since, said(reason)));
        done(kept, gone);
    }

    /** The same without a reason. */
    @Allowed(MERGE_PEOPLE)
    public void undo(long merge) {
        undo(merge, null);
    }

    /** A merged file still belongs to its own site. */
    private void mustReach(long gone) {
        Reach reach = me.reach(MERGE_PEOPLE);
        orMissing(entities.createQuery(
                        "select p from Person p where p.id = :id and " + People.OF_SITES_WITHIN_REACH, Person.class)
                .setParameter("id", gone)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    private static String said(String reason) {
        return PlainText.typed(reason);
    }

    /** Withdraws a {@link #tellApart}: the pair is proposed again. */
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
        Map<String, String> key = PersonRows.cells(step.key());
        if (step.before() == null) {
            mergedRows.delete(step.table(), key);
        } else if (step.after() == null) {
            boolean back = mergedRows.insert(step.table(), step.before());
            if (!back && !schema.childrenOf(step.table()).isEmpty()) {
                throw new Refused(PersonRefusal.MERGE_OVERTAKEN);
            }
        } else {
            Map<String, String> holding = PersonRows.cells(step.after());
            Map<String, String> before = PersonRows.cells(step.before());
            Map<String, String> row = new LinkedHashMap<>(key);
            if (!key.containsKey("id")) {
                row.putAll(holding);
            }
            if (!mergedRows.isTaken(step.table(), row, before)) {
                rows.change(step.table(), row, holding, before);
            }
        }
    }

    /** The merges into a person within reach, newest first. */
    @Allowed(MERGE_PEOPLE)
    public List<MergeRow> ofPerson(long person) {
        people.view(person);
        return entities.createQuery("""
                        select new org.tremplin.people.merging.MergeRow(m.id, trim(concat(p.givenName, ' ', p.familyName)), p.code,
                          m.mergedAt, a.displayName, m.undoneAt)
                        from PersonMerge m join Person p on p.id = m.goneId left join Account a on a.id = m.accountId
                        where m.keptId = :person order by m.mergedAt desc""", MergeRow.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** Records that these are two different people, who are not proposed again. */
    @Allowed(MERGE_PEOPLE)
    public void tellApart(long one, long other) {
        locked(one);
        locked(other);
        entities.createNativeQuery(
                        "insert into person_distinct (one_id, other_id) values (?1, ?2) on duplicate key update one_id = person_distinct.one_id")
                .setParameter(1, Math.min(one, other))
                .setParameter(2, Math.max(one, other))
                .executeUpdate();
    }
}
