package org.tremplin.people.privacy;

import static org.tremplin.access.Permission.ERASE_PEOPLE;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.TimeToForget;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * How long things are kept (field.md §5.2): a time limit for each purpose. A file is erased so many years after the
 * last contact, which is computed and never stored: each capability contributes to it ({@link ContactSought}). Staff
 * with an account count as in contact.
 */
@UseCases
public class Retention {
    /** How long before its erasure a file is listed as due. */
    private static final int NOTICE_DAYS = 30;

    private static final int TRAIL_YEARS = 2;
    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private Event<ContactSought> contacts;

    /** Files within reach that are erased within thirty days, the earliest first; 200 at most. */
    @Allowed(ERASE_PEOPLE)
    public List<DueRow> due() {
        LocalDate today = houses.today();
        return due(today.plusDays(NOTICE_DAYS));
    }

    @SuppressWarnings("unchecked")
    private List<DueRow> due(LocalDate day) {
        Reach reach = me.reach(ERASE_PEOPLE);
        ContactSought contact = new ContactSought();
        contact.on("p.known_since");
        contact.on("p.entered_on");
        contact.whileThere("""
                exists (select 1 from account a join account_role r on r.account_id = a.id
                        where a.person_id = p.id and a.enabled = true and r.role <> 'LEARNER')""");
        contacts.fire(contact);
        int years = houses.house().contactYears();
        List<Object[]> rows = entities.createNativeQuery("""
                        select d.id, d.version, d.name, d.code, d.last_contact, d.keep_until from (
                          select p.id, p.version, trim(concat(p.given_name, ' ', p.family_name)) name, p.code, p.keep_until,
                            greatest(%s) last_contact
                          from person p where p.kept_as is null and p.merged_into is null and p.known_since < ?1
                            and %s
                            and not (%s)) d
                        where d.last_contact < ?1 and (d.keep_until is null or d.keep_until < ?2)
                        order by d.last_contact, d.id""".formatted(
                                contact.days().stream()
                                        .map(on -> "coalesce(" + on + ", p.known_since)")
                                        .collect(Collectors.joining(", ")),
                                reach.sqlOrNone("p.site_id"),
                                String.join(" or ", contact.running())))
                .setParameter(1, Date.valueOf(day.minusYears(years)))
                .setParameter(2, Date.valueOf(day))
                .setMaxResults(MOST)
                .getResultList();
        return rows.stream()
                .map(r -> {
                    LocalDate last = day(r[4]);
                    LocalDate on = last.plusYears(years).plusDays(1);
                    LocalDate kept = day(r[5]);
                    return new DueRow(
                            ((Number) r[0]).longValue(),
                            ((Number) r[1]).longValue(),
                            (String) r[2],
                            (String) r[3],
                            last,
                            kept != null && !kept.isBefore(on) ? kept.plusDays(1) : on);
                })
                .toList();
    }

    private static LocalDate day(Object cell) {
        return cell == null ? null : cell instanceof LocalDate day ? day : ((Date) cell).toLocalDate();
    }

    /** Keeps a file within reach for another year from today. Refuses when no reason is given. */
    @Allowed(ERASE_PEOPLE)
    public void keep(long person, long version, String reason) {
        people.view(person);
        if (reason == null || reason.isBlank()) {
            throw new Refused(PersonRefusal.KEEP_REASON_MISSING);
        }
        Person found = entities.find(Person.class, person);
        found.mustBeAt(version);
        found.keep(houses.today().plusYears(1), reason.strip());
    }

    /** Codes of files that are closed because a proof needs them, and until when; the earliest first, 200 at most. */
    @Allowed(ERASE_PEOPLE)
    public List<ClosedRow> closed() {
        Reach reach = me.reach(ERASE_PEOPLE);
        return entities.createQuery("""
                        select new org.tremplin.people.privacy.ClosedRow(p.code, p.proofUntil) from Person p
                        where p.keptAs = 'PROOF' and\s""" + People.COUNTED_WITHIN_REACH + " order by p.proofUntil, p.id", ClosedRow.class)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .setMaxResults(MOST)
                .getResultList();
    }

    /** What the last thirty rounds deleted, by night and table, newest first. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public List<NightRow> nights() {
        List<Object[]> rows = entities.createNativeQuery("""
                        select n.day, l.table_name, l.row_count from (select day from retention_round order by day desc limit 30) n
                        left join retention_line l on l.day = n.day order by n.day desc, l.table_name""").getResultList();
        return rows.stream()
                .map(r -> new NightRow(day(r[0]), (String) r[1], r[2] == null ? 0 : ((Number) r[2]).longValue()))
                .toList();
    }

    // ---------------------------------------------------------------- the round

    /** Whether the round of this day has begun: asked often, and reveals nothing. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    boolean hasBegun(LocalDate day) {
        return !entities.createNativeQuery("select 1 from retention_round where day = ?1")
                .setParameter(1, Date.valueOf(day))
                .getResultList()
                .isEmpty();
    }

    /** Begins the round of a day, once, whoever asks. @return whether it began now */
    @Allowed(ERASE_PEOPLE)
    boolean begin(LocalDate day) {
        return entities.createNativeQuery("insert ignore into retention_round (day) values (?1)")
                        .setParameter(1, Date.valueOf(day))
                        .executeUpdate()
                > 0;
    }

    /** Lets an unfinished round begin again the next time. */
    @Allowed(ERASE_PEOPLE)
    void takeBack(LocalDate day) {
        entities.createNativeQuery("delete from retention_round where day = ?1")
                .setParameter(1, Date.valueOf(day))
                .executeUpdate();
    }

    /** Asks every capability to delete what is past its time limit on this day. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    TimeToForget limits(LocalDate day) {
        return new TimeToForget(day, LocalDate.of(day.getYear() - houses.house().proofYears(), 1, 1));
    }

    /** Lines of the audit trail from before this moment are deleted on this day. */
    static Instant trailSince(LocalDate day) {
        return day.minusYears(TRAIL_YEARS).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Files that are erased on this day. */
    @Allowed(ERASE_PEOPLE)
    List<DueRow> dueOn(LocalDate day) {
        return due(day);
    }

    /** Closed files whose proof is no longer needed. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    List<Long> provenUntil(LocalDate day) {
        return entities.createQuery(
                        "select p.id from Person p where p.keptAs = 'PROOF' and p.proofUntil < :day", Long.class)
                .setParameter("day", day)
                .getResultList();
    }

    /** Records what a round deleted. */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    void report(LocalDate day, TimeToForget time) {
        time.gone()
                .forEach((table, rows) -> entities.createNativeQuery(
                                "insert into retention_line (day, table_name, row_count) values (?1, ?2, ?3)")
                        .setParameter(1, Date.valueOf(day))
                        .setParameter(2, table)
                        .setParameter(3, rows)
                        .executeUpdate());
    }
}
