package org.tremplin.people.privacy;

import static org.tremplin.access.Permission.ERASE_PEOPLE;
import static org.tremplin.access.Permission.READ_EMPLOYMENT;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonErasing;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.people.PersonView;
import org.tremplin.people.ProofSought;
import org.tremplin.people.privacy.ErasurePlan.Line;
import org.tremplin.people.privacy.ErasurePlan.Outcome;
import org.tremplin.people.privacy.PrivacyRegister.Fate;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * The right to be forgotten. What only serves the person is deleted at once. What figures are computed from stays, as
 * rows of an anonymous stand-in with no more than a sex and a five-year range of birth: one stand-in for presence, one
 * for steps to work and one for teaching, so that the figures of any period, which count people once, stay as they
 * were, and nothing links the three. Where a proof needs the name (a sealed sheet, a certificate, a target), the file
 * is closed to everybody and keeps name, birth date and that proof until the time to audit it is over.
 */
@UseCases
public class Erasures {
    /** What a closed file keeps of the person: what proofs name, and what is needed to find it again. */
    private static final Set<String> KEPT_CLOSED = Set.of(
            "id",
            "version",
            "code",
            "given_name",
            "family_name",
            "latin_name",
            "sex",
            "birth_date",
            "site_id",
            "provisional",
            "lines_given",
            "known_since");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Clock clock;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private PersonRows rows;

    @Inject
    private ErasedRows erased;

    @Inject
    private PersonSchema schema;

    @Inject
    private Accounts accounts;

    @Inject
    private Event<ProofSought> proofs;

    @Inject
    private Event<PersonErasing> erasing;

    @Inject
    private Event<AccessChanged> access;

    /**
     * What erasing a person within reach would do; changes nothing. Data about the path to work (circle C) are erased,
     * too, but only listed for callers who may read them.
     */
    @Allowed(ERASE_PEOPLE)
    public ErasurePlan plan(long person) {
        PersonView view = people.view(person);
        LocalDate until = proofUntil(person, houses.today());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("person", files(person).size(), until == null ? Outcome.DELETED : Outcome.KEPT));
        for (Reference reference : schema.references()) {
            String table = reference.table();
            if (!table.equals("person")) {
                add(lines, table, rows.count(reference, person), until);
                schema.childrenOf(table).stream()
                        .filter(child -> !table.equals("account"))
                        .forEach(child ->
                                add(lines, child.table(), erased.countChildren(reference, child, person), until));
            }
        }
        boolean namesake = erased.hasNamesake(person);
        erased.mentions(mentionsOf(person))
                .forEach((table, found) -> lines.add(new Line(table, found, Outcome.BLANKED)));
        // a caller who may not read the path to work is not told that there is one
        if (!me.has(READ_EMPLOYMENT)) {
            lines.removeIf(line -> PrivacyRegister.isPathToWork(line.table()));
        }
        return new ErasurePlan(view, until, namesake, lines);
    }

    private static void add(List<Line> lines, String table, long found, LocalDate until) {
        if (found > 0) {
            lines.add(new Line(table, found, outcome(fate(table), until != null)));
        }
    }

    private static Fate fate(String table) {
        // an unregistered table holds nothing that must stay
        PrivacyRegister.Line line = PrivacyRegister.lines().get(table);
        return line == null ? Fate.DELETED : line.fate();
    }

    private static Outcome outcome(Fate fate, boolean named) {
        if (fate == Fate.NAMELESS) {
            return Outcome.NAMELESS;
        }
        if (fate == Fate.KEPT || named && fate.isProof()) {
            return Outcome.KEPT;
        }
        return fate.isFigure() ? Outcome.COUNTED : Outcome.DELETED;
    }

    /**
     * Erases a person within reach, for good. Refuses the caller's own file, and to remove the last administrator.
     *
     * @return until when the file is closed because a proof needs it; null = nothing of the person is left
     */
    @Allowed(ERASE_PEOPLE)
    public LocalDate erase(long person, long version) {
        if (Long.valueOf(person).equals(me.grant().personId())) {
            throw new Refused(PersonRefusal.ERASE_ONESELF);
        }
        Reach reach = me.reach(ERASE_PEOPLE);
        Person found = orMissing(
                entities.createQuery("select p from Person p where p.id = :id and " + People.WITHIN_REACH, Person.class)
                        .setParameter("id", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
        found.mustBeAt(version);
        LocalDate until = proofUntil(person, houses.today());
        forget(person, mentionsOf(person), until);
        return until;
    }

    /** Erases a closed file if no proof needs it on this day; otherwise does nothing. @return whether it was erased */
    @Allowed(ERASE_PEOPLE)
    boolean eraseClosed(long person, LocalDate day) {
        Person found = entities.find(Person.class, person, LockModeType.PESSIMISTIC_WRITE);
        if (found == null || proofUntil(person, day) != null) {
            return false;
        }
        forget(person, new Mentions(), null);
        return true;
    }

    private LocalDate proofUntil(long person, LocalDate day) {
        ProofSought sought = new ProofSought(person);
        proofs.fire(sought);
        if (sought.last() == null) {
            return null;
        }
        LocalDate until = LocalDate.of(sought.last().getYear() + houses.house().proofYears(), 12, 31);
        return until.isBefore(day) ? null : until;
    }

    /**
     * What texts may say about a person: the names of their file and of those merged into it, unless somebody else has
     * them too, and their contact details.
     */
    private Mentions mentionsOf(long person) {
        Mentions said = new Mentions();
        for (long file : files(person)) {
            PersonDetails d = entities.find(Person.class, file).view().details();
            if (!erased.hasNamesake(file)) {
                said.name(d.givenName(), d.familyName());
            }
            said.email(d.email());
            said.phone(d.phone());
        }
        return said;
    }

    private void forget(long person, Mentions said, LocalDate until) {
        boolean named = until != null;
        entities.flush();
        int changed = accounts.forget(person) ? 1 : 0;
        Map<String, Long> nobodies = new HashMap<>();
        erasing.fire(
                new PersonErasing(person, named, purpose -> nobodies.computeIfAbsent(purpose, key -> nobody(person))));
        entities.flush();
        changed += erased.blank(said);
        List<Long> files = files(person);
        for (Reference reference : schema.references()) {
            Outcome outcome = outcome(fate(reference.table()), named);
            boolean goes = outcome == Outcome.DELETED || outcome == Outcome.COUNTED;
            for (long file : reference.table().equals("person") ? List.<Long>of() : files) {
                if (goes || file != person) {
                    changed += erased.deleteAll(reference, file);
                }
            }
        }
        changed += erased.deletePeople(files, named ? person : 0);
        if (named) {
            erased.empty("person", person, KEPT_CLOSED);
            entities.createNativeQuery(
                            "update person set version = version + 1, kept_as = 'PROOF', proof_until = ?1 where id = ?2")
                    .setParameter(1, until)
                    .setParameter(2, person)
                    .executeUpdate();
        }
        entities.persist(new Erasure(clock.instant(), me.accountId(), until, changed));
        entities.flush();
        entities.clear();
        access.fire(new AccessChanged());
    }

    /** The file and those merged into it, whose rows are the file's: the one that others refer to is deleted last. */
    private List<Long> files(long person) {
        List<Long> files = new ArrayList<>(List.of(person));
        for (int i = 0; i < files.size(); i++) {
            files.addAll(entities.createQuery("select p.id from Person p where p.mergedInto = :id", Long.class)
                    .setParameter("id", files.get(i))
                    .getResultList());
        }
        Collections.reverse(files);
        return files;
    }

    private long nobody(long person) {
        long id = PersonErasing.freshId();
        entities.createNativeQuery("""
                        insert into person (id, code, family_name, sex, birth_date, site_id, known_since, kept_as)
                        select ?1, ?2, '—', sex, makedate(coalesce(year(birth_date), birth_year) div 5 * 5, 1), site_id, ?3, 'FIGURE'
                        from person where id = ?4""")
                .setParameter(1, id)
                .setParameter(2, UUID.randomUUID().toString())
                .setParameter(3, Date.valueOf(houses.today().withDayOfYear(1)))
                .setParameter(4, person)
                .executeUpdate();
        return id;
    }

    /** What was closed or erased, newest first, 100 at most. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    public List<ErasureRow> log() {
        return entities.createQuery("""
                        select new org.tremplin.people.privacy.ErasureRow(e.erasedAt, a.displayName, e.proofUntil, e.rows)
                        from Erasure e left join Account a on a.id = e.accountId order by e.erasedAt desc, e.id""", ErasureRow.class).setMaxResults(100).getResultList();
    }
}
