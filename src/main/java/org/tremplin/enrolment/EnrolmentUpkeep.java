package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PersonErasing;
import org.tremplin.planning.Group;
import org.tremplin.platform.UseCases;

/** Enrolments follow what becomes of their people: two files that become one, one that is forgotten. */
@UseCases
public class EnrolmentUpkeep {
    private static final List<Enrolment.Status> FURTHEST_FIRST = List.of(
            Enrolment.Status.ENROLLED,
            Enrolment.Status.SUSPENDED,
            Enrolment.Status.OFFERED,
            Enrolment.Status.WAITING,
            Enrolment.Status.REQUESTED);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    @Inject
    private WaitingLists waiting;

    /** Of two places in one group the further one is the person's, since the earlier of the two days; it has both histories. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void settle(@Observes PeopleMerging people) {
        entities.createQuery("""
                        select k, g from Enrolment k join Enrolment g on g.group.id = k.group.id
                        where k.person.id = :kept and g.person.id = :gone and k.endedOn is null and g.endedOn is null""", Object[].class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .getResultList()
                .forEach(pair -> settle((Enrolment) pair[0], (Enrolment) pair[1], people.rows()));
    }

    private void settle(Enrolment kept, Enrolment gone, PeopleMerging.Rows rows) {
        entities.createQuery("select m.id from EnrolmentMove m where m.enrolment.id = :id", Long.class)
                .setParameter("id", gone.id())
                .getResultList()
                .forEach(move -> rows.set("enrolment_move", move, Map.of("enrolment_id", kept.id())));
        rows.remove("enrolment", gone.id());
        // what belongs to a state goes before the state does
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("answer_hash", null);
        cells.put("passed_on", null);
        cells.put("offered_until", null);
        rows.set("enrolment", kept.id(), cells);
        cells.clear();
        cells.put("requested_on", earlier(kept.requestedOn(), gone.requestedOn()));
        cells.put("enrolled_on", earlier(kept.enrolledOn(), gone.enrolledOn()));
        Enrolment further =
                FURTHEST_FIRST.indexOf(kept.status()) <= FURTHEST_FIRST.indexOf(gone.status()) ? kept : gone;
        cells.put("status", further.status().name());
        if (further.offeredUntil() != null) {
            cells.put("offered_until", LocalDateTime.ofInstant(further.offeredUntil(), ZoneOffset.UTC));
        }
        cells.put("version", kept.version() + 1);
        rows.set("enrolment", kept.id(), cells);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** What somebody forgotten still has or waits for ends; of what is past it stays when somebody was on the lists. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes PersonErasing person) {
        List<Enrolment> all = entities.createQuery(
                        "select e from Enrolment e where e.person.id = :person order by e.group.id", Enrolment.class)
                .setParameter("person", person.person())
                .getResultList();
        for (Enrolment enrolment : all) {
            if (enrolment.status().live()) {
                Group group = entities.find(Group.class, enrolment.group().id(), LockModeType.PESSIMISTIC_WRITE);
                enrolment.move(Enrolment.Status.WITHDRAWN, Enrolment.EndReason.OTHER, houses.today());
                entities.persist(new EnrolmentMove(
                        enrolment,
                        enrolment.status(),
                        Enrolment.EndReason.OTHER,
                        clock.instant(),
                        houses.today(),
                        me.accountId()));
                waiting.fill(group);
            }
        }
        entities.flush();
        if (!person.named()) {
            all.stream().filter(e -> e.enrolledOn() != null).forEach(e -> passOn(e, person.nobodies()));
        }
    }

    /** Each stretch on the list, cut at the end of the year, becomes an enrolment of the year's nobody. */
    private void passOn(Enrolment enrolment, PersonErasing.Nobodies nobodies) {
        List<EnrolmentMove> moves = entities.createQuery(
                        "select m from EnrolmentMove m where m.enrolment.id = :id order by m.id", EnrolmentMove.class)
                .setParameter("id", enrolment.id())
                .getResultList();
        LocalDate since = enrolment.enrolledOn();
        for (EnrolmentMove move : moves) {
            LocalDate day = move.day();
            if (move.to() == Enrolment.Status.SUSPENDED && since != null) {
                passOn(enrolment, since, day.minusDays(1), null, nobodies);
                since = null;
            } else if (move.to() == Enrolment.Status.ENROLLED && since == null) {
                since = day;
            }
        }
        if (since != null) {
            passOn(enrolment, since, enrolment.endedOn(), enrolment.endReason(), nobodies);
        }
    }

    private void passOn(
            Enrolment enrolment,
            LocalDate from,
            LocalDate to,
            Enrolment.EndReason reason,
            PersonErasing.Nobodies nobodies) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            LocalDate first = from.getYear() == year ? from : LocalDate.of(year, 1, 1);
            LocalDate last = to.getYear() == year ? to : LocalDate.of(year, 12, 31);
            boolean left = reason != null && last.equals(to);
            if (!last.isBefore(first)) {
                entities.createNativeQuery(
                                "insert into enrolment (id, person_id, group_id, status, requested_on, enrolled_on, ended_on, end_reason)"
                                        + " values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)")
                        .setParameter(1, PersonErasing.freshId())
                        .setParameter(2, nobodies.in("ATTENDANCE", year))
                        .setParameter(3, enrolment.group().id())
                        .setParameter(4, (left ? Enrolment.Status.WITHDRAWN : Enrolment.Status.COMPLETED).name())
                        .setParameter(5, Date.valueOf(first))
                        .setParameter(6, Date.valueOf(last))
                        .setParameter(7, left ? reason.name() : null)
                        .executeUpdate();
            }
        }
    }
}
