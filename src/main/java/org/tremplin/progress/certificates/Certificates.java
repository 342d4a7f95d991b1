package org.tremplin.progress.certificates;

import static org.tremplin.access.Permission.CERTIFY;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.access.Secrets;
import org.tremplin.attendance.hours.Hours;
import org.tremplin.attendance.hours.HoursRow;
import org.tremplin.people.PaperName;
import org.tremplin.people.People;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/**
 * Certificates of attendance and of enrolment (attestations). If nothing has changed, issuing again gives the same
 * certificate; otherwise a new one replaces it. Numbers have no gaps within a year.
 */
@UseCases
public class Certificates {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private Hours hours;

    @Inject
    private People people;

    @Inject
    private IssuedCertificates issued;

    private record Holder(String name, LocalDate birthDate, boolean lost) {}

    /** The drafts for a group's people and a period: everybody who was expected or present. */
    @Allowed(CERTIFY)
    public List<CertificateDraft> draftsOfGroup(long group, LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        return drafts(Certificate.Kind.ATTENDANCE, group, from, to, lines(hours.ofGroup(group, from, to), from, to));
    }

    /** The draft for a person and a period, over all groups; without lines if there is nothing to certify. */
    @Allowed(CERTIFY)
    public CertificateDraft draftOfPerson(long person, LocalDate from, LocalDate to) {
        people.view(person);
        mustBeInOrder(from, to);
        List<CertificateLine> lines =
                lines(hours.ofPerson(person, from, to), from, to).getOrDefault(person, List.of());
        return drafts(Certificate.Kind.ATTENDANCE, null, from, to, Map.of(person, lines))
                .get(0);
    }

    private static void mustBeInOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new Refused(CertificateRefusal.PERIOD_ENDS_BEFORE_START);
        }
    }

    private static Map<Long, List<CertificateLine>> lines(List<HoursRow> rows, LocalDate from, LocalDate to) {
        Map<Long, List<CertificateLine>> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(row.person(), person -> new ArrayList<>())
                .add(new CertificateLine(
                        row.activity(),
                        row.groupTitle(),
                        row.site(),
                        from,
                        to,
                        row.sessions(),
                        row.minutes(),
                        row.offList(),
                        row.expected(),
                        row.rate())));
        return lines;
    }

    private List<CertificateDraft> drafts(
            Certificate.Kind kind, Long group, LocalDate from, LocalDate to, Map<Long, List<CertificateLine>> lines) {
        Map<Long, Certificate> latest = latest(kind, group, from, to, lines.keySet());
        Map<Long, Holder> holders = holders(lines.keySet());
        return lines.entrySet().stream()
                .map(line -> {
                    Holder holder = holders.get(line.getKey());
                    Certificate known = latest.get(line.getKey());
                    boolean same = known != null && known.says(holder.name(), holder.birthDate(), line.getValue());
                    return new CertificateDraft(
                            line.getKey(), holder.name(), holder.lost(), line.getValue(), same ? known.number() : null);
                })
                .toList();
    }

    private Map<Long, Holder> holders(Collection<Long> persons) {
        Map<Long, Holder> holders = new HashMap<>();
        entities.createQuery(
                        "select p.id, trim(concat(p.givenName, ' ', p.familyName)), p.birthDate, p.latinName, p.code from Person p"
                                + " where p.id in :ids",
                        Object[].class)
                .setParameter("ids", orNobody(persons))
                .getResultList()
                .forEach(row -> {
                    PaperName who =
                            new PaperName((String) row[1], (String) row[3], (LocalDate) row[2], null, (String) row[4]);
                    holders.put((Long) row[0], new Holder(who.name(), who.birthDate(), who.lost()));
                });
        return holders;
    }

    static Collection<Long> orNobody(Collection<Long> ids) {
        return ids.isEmpty() ? List.of(-1L) : ids;
    }

    /** The valid certificates, by person. */
    private Map<Long, Certificate> latest(
            Certificate.Kind kind, Long group, LocalDate from, LocalDate to, Collection<Long> persons) {
        Map<Long, Certificate> latest = new HashMap<>();
        entities.createQuery("""
                        select c from Certificate c where c.kind = :kind and c.personId in :people
                          and coalesce(c.groupId, 0) = :group and c.cancelledAt is null
                          and (:dated = false or c.from = :from and c.to = :to)
                          and not exists (select d from Certificate d where d.replacesId = c.id)""", Certificate.class)
                .setParameter("kind", kind)
                .setParameter("people", orNobody(persons))
                .setParameter("group", group == null ? 0L : group)
                .setParameter("dated", kind == Certificate.Kind.ATTENDANCE)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .forEach(c -> latest.put(c.personId(), c));
        return latest;
    }

    /**
     * Issues certificates of attendance in a group for those of the chosen people who were expected or present. Refuses
     * if none of them was.
     *
     * @return their ids, in the order of the people's names, including certificates that already said the same
     */
    @Allowed(CERTIFY)
    public List<Long> issueForGroup(long group, Set<Long> chosen, LocalDate from, LocalDate to) {
        mustBeInOrder(from, to);
        if (chosen.isEmpty()) {
            throw new Refused(CertificateRefusal.NOBODY_CHOSEN);
        }
        Map<Long, List<CertificateLine>> lines = lines(hours.ofGroup(group, from, to), from, to);
        lines.keySet().retainAll(chosen);
        return issue(Certificate.Kind.ATTENDANCE, group, from, to, lines);
    }

    /**
     * Issues a certificate of attendance over all groups. Refuses a period in which the person was neither expected nor
     * present.
     */
    @Allowed(CERTIFY)
    public long issueForPerson(long person, LocalDate from, LocalDate to) {
        people.view(person);
        mustBeInOrder(from, to);
        Map<Long, List<CertificateLine>> lines = lines(hours.ofPerson(person, from, to), from, to);
        return issue(Certificate.Kind.ATTENDANCE, null, from, to, lines).get(0);
    }

    /** Issues a certificate of the groups somebody is enrolled in now. Refuses if there is none. */
    @Allowed(CERTIFY)
    @SuppressWarnings("unchecked")
    public long issueOfEnrolment(long person) {
        people.view(person);
        Reach reach = me.reach(CERTIFY);
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select a.title, g.title, i.name, e.enrolled_on, g.ends_on
                        from enrolment e join activity_group g on g.id = e.group_id
                        join activity a on a.id = g.activity_id join site i on i.id = g.site_id
                        where e.person_id = ?1 and e.status = 'ENROLLED' and g.ends_on >= ?2 and g.ends_on >= e.enrolled_on
                        """ + " and " + reach.sql("g.site_id") + " order by e.enrolled_on, g.title, g.id")
                .setParameter(1, person)
                .setParameter(2, Date.valueOf(houses.today()))
                .getResultList();
        List<CertificateLine> lines = rows.stream()
                .map(row -> new CertificateLine(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Date) row[3]).toLocalDate(),
                        ((Date) row[4]).toLocalDate(),
                        0,
                        0,
                        0,
                        0,
                        null))
                .toList();
        LocalDate from = lines.stream()
                .map(CertificateLine::from)
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new Refused(CertificateRefusal.NOTHING_TO_CERTIFY));
        LocalDate to = lines.stream()
                .map(CertificateLine::to)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return issue(Certificate.Kind.ENROLMENT, null, from, to, Map.of(person, lines))
                .get(0);
    }

    private List<Long> issue(
            Certificate.Kind kind, Long group, LocalDate from, LocalDate to, Map<Long, List<CertificateLine>> lines) {
        if (lines.isEmpty()) {
            throw new Refused(CertificateRefusal.NOTHING_TO_CERTIFY);
        }
        Map<Long, Holder> holders = holders(lines.keySet());
        String association = houses.house().name();
        Instant now = clock.instant();
        int year = houses.today().getYear();
        // one at a time from here: if two issue the same certificate at once, the second finds the first's
        int last = lastNumber(year);
        Map<Long, Certificate> latest = latest(kind, group, from, to, lines.keySet());
        List<Certificate> given = new ArrayList<>();
        int number = last;
        for (Map.Entry<Long, List<CertificateLine>> line : lines.entrySet()) {
            Holder holder = holders.get(line.getKey());
            Certificate known = latest.get(line.getKey());
            if (known == null || !known.says(holder.name(), holder.birthDate(), line.getValue())) {
                Certificate fresh = new Certificate(kind, line.getKey(), group, from, to, line.getValue())
                        .issue(
                                association,
                                holder.name(),
                                holder.birthDate(),
                                "%d-%05d".formatted(year, ++number),
                                Secrets.fresh(),
                                now,
                                me.accountId(),
                                known);
                entities.persist(fresh);
                given.add(fresh);
            } else {
                given.add(known);
            }
        }
        entities.createNativeQuery("update certificate_number set last = ?1 where year = ?2")
                .setParameter(1, number)
                .setParameter(2, year)
                .executeUpdate();
        return given.stream().map(Certificate::id).toList();
    }

    /** The last number of a year, locked until the end of the transaction. */
    private int lastNumber(int year) {
        entities.createNativeQuery(
                        "insert into certificate_number (year, last) values (?1, 0) on duplicate key update last = last")
                .setParameter(1, year)
                .executeUpdate();
        return ((Number) entities.createNativeQuery("select last from certificate_number where year = ?1 for update")
                        .setParameter(1, year)
                        .getSingleResult())
                .intValue();
    }

    /**
     * Cancels a certificate that is wrong and is not replaced. Refuses a missing reason, and one that is cancelled
     * already.
     */
    @Allowed(CERTIFY)
    public void cancel(long certificate, long version, String reason) {
        Certificate found =
                issued.find(List.of(certificate)).stream().findFirst().orElseThrow(Missing::new);
        found.mustBeAt(version);
        if (reason == null || reason.isBlank()) {
            throw new Refused(CertificateRefusal.REASON_MISSING);
        }
        found.cancel(reason.strip(), clock.instant());
    }
}
