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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.ContactSought;
import org.tremplin.people.PeopleMerging;
import org.tremplin.people.PeopleParted;
import org.tremplin.people.PersonErasing;
import org.tremplin.planning.Group;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Keeps enrolments consistent when people are merged or erased. */
@UseCases
public class EnrolmentUpkeep {
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

    /** The last day of the person's enrolments; a live enrolment keeps them in contact. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on(
                "(select max(coalesce(c.ended_on, c.enrolled_on, c.requested_on)) from enrolment c where c.person_id = p.id)");
        contact.whileThere("exists (select 1 from enrolment e where e.person_id = p.id and e.live = 1)");
    }

    /**
     * If both people have a place in one group, keeps the one that is further along, from the earlier of the two days.
     * It gets both histories, without leaves that do not hold for the merged person: being on either list counts.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void settle(@Observes PeopleMerging people) {
        lockSharedGroups(people);
        entities.createQuery("""
                        select k, g from Enrolment k join Enrolment g on g.group.id = k.group.id
                        where k.person.id = :kept and g.person.id = :gone and k.endedOn is null and g.endedOn is null""", Object[].class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .getResultList()
                .forEach(pair -> settle((Enrolment) pair[0], (Enrolment) pair[1], people.rows()));
    }

    /** Locks the groups, so that no waiting list offers either of them a place meanwhile. */
    private void lockSharedGroups(PeopleMerging people) {
        entities.createQuery("""
                        select distinct k.group.id from Enrolment k join Enrolment g on g.group.id = k.group.id
                        where k.person.id = :kept and g.person.id = :gone and k.endedOn is null and g.endedOn is null
                        order by k.group.id""", Long.class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .getResultList()
                .forEach(group -> entities.find(Group.class, group, LockModeType.PESSIMISTIC_WRITE));
    }

    private void settle(Enrolment kept, Enrolment gone, PeopleMerging.Rows rows) {
        Enrolment stays = gone.isFurtherThan(kept) ? gone : kept;
        Enrolment goes = stays == kept ? gone : kept;
        List<EnrolmentMove> moves = moves(stays);
        List<EnrolmentMove> others = moves(goes);
        List<Stretch> days = Stretch.union(stretches(stays, moves), stretches(goes, others));
        others.forEach(move -> rows.set("enrolment_move", move.id(), Map.of("enrolment_id", stays.id())));
        rows.remove("enrolment", goes.id());
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("requested_on", earlier(stays.requestedOn(), goes.requestedOn()));
        LocalDate enrolledOn = earlier(stays.enrolledOn(), goes.enrolledOn());
        cells.put("enrolled_on", enrolledOn);
        if (stays.exceptionReason() == null) {
            cells.put("exception_reason", goes.exceptionReason());
        }
        if (stays.priorityId() == null) {
            cells.put("priority_id", goes.priorityId());
        }
        rows.set("enrolment", stays.id(), cells);
        rewriteTurns(
                stays, Stream.concat(moves.stream(), others.stream()).toList(), Stretch.turns(enrolledOn, days), rows);
    }

    /** Keeps the turns of a history that are correct, and adds missing ones: imported enrolments begin without any. */
    private void rewriteTurns(
            Enrolment enrolment, List<EnrolmentMove> moves, List<Stretch.Turn> turns, PeopleMerging.Rows rows) {
        Set<Stretch.Turn> noted = new HashSet<>();
        for (EnrolmentMove move : moves) {
            Stretch.Turn turn = new Stretch.Turn(move.to() == Enrolment.Status.SUSPENDED, move.day());
            if (turn.away() || move.to() == Enrolment.Status.ENROLLED) {
                boolean so = turn.away() ? turns.contains(turn) : !isAway(turns, turn.day());
                if (so && (!turn.away() || !noted.contains(turn))) {
                    noted.add(turn);
                } else {
                    rows.remove("enrolment_move", move.id());
                }
            }
        }
        turns.stream().filter(turn -> !noted.contains(turn)).forEach(turn -> {
            EnrolmentMove missing = new EnrolmentMove(
                    enrolment,
                    turn.away() ? Enrolment.Status.SUSPENDED : Enrolment.Status.ENROLLED,
                    null,
                    turn.day().atStartOfDay(houses.house().zone()).toInstant(),
                    turn.day(),
                    me.accountId());
            entities.persist(missing);
            rows.added("enrolment_move", missing.id());
        });
    }

    private static boolean isAway(List<Stretch.Turn> turns, LocalDate day) {
        return turns.stream()
                .filter(turn -> !turn.day().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(Stretch.Turn::away)
                .orElse(false);
    }

    private List<EnrolmentMove> moves(Enrolment enrolment) {
        return entities.createQuery(
                        "select m from EnrolmentMove m where m.enrolment.id = :id order by m.movedAt, m.id",
                        EnrolmentMove.class)
                .setParameter("id", enrolment.id())
                .getResultList();
    }

    private static List<Stretch> stretches(Enrolment enrolment, List<EnrolmentMove> moves) {
        return Stretch.of(
                enrolment.enrolledOn(),
                enrolment.endedOn(),
                moves.stream()
                        .filter(m -> m.to() == Enrolment.Status.SUSPENDED || m.to() == Enrolment.Status.ENROLLED)
                        .map(m -> new Stretch.Turn(m.to() == Enrolment.Status.SUSPENDED, m.day()))
                        .toList());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /**
     * Two people again have two places. Takes back an offer that the list made for the place that had become free;
     * refuses if somebody else has accepted it.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void part(@Observes PeopleParted people) {
        List<Long> groups = entities.createQuery("""
                        select distinct k.group.id from Enrolment k join Enrolment g on g.group.id = k.group.id
                        where k.person.id = :kept and g.person.id = :gone and k.status in :taking and g.status in :taking
                        order by k.group.id""", Long.class)
                .setParameter("kept", people.kept())
                .setParameter("gone", people.gone())
                .setParameter("taking", List.of(Enrolment.Status.ENROLLED, Enrolment.Status.OFFERED))
                .getResultList();
        for (long id : groups) {
            Group group = entities.find(Group.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (waiting.free(group) < 0) {
                waiting.takeBack(group, people.since());
                entities.flush();
            }
            if (waiting.free(group) < 0 && somebodyCame(people, id)) {
                throw new Refused(EnrolmentRefusal.GROUP_FULL);
            }
        }
    }

    /** Whether somebody else got a place since the merge; otherwise the group was too full before. */
    private boolean somebodyCame(PeopleParted people, long group) {
        return entities.createQuery("""
                        select count(e) from Enrolment e where e.group.id = :group and e.status in :taking
                          and e.person.id not in (:kept, :gone)
                          and exists (select m from EnrolmentMove m where m.enrolment = e and m.movedAt >= :since and m.to in :taking)""", Long.class)
                        .setParameter("group", group)
                        .setParameter("taking", List.of(Enrolment.Status.ENROLLED, Enrolment.Status.OFFERED))
                        .setParameter("kept", people.kept())
                        .setParameter("gone", people.gone())
                        .setParameter("since", people.since())
                        .getSingleResult()
                > 0;
    }

    /** When a person is erased, ends their live enrolments, and keeps only that somebody was on the lists. */
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
            all.stream()
                    .filter(e -> e.enrolledOn() != null)
                    .forEach(e -> passToUnnamed(e, person.nobodies().in("ATTENDANCE")));
        }
    }

    /**
     * Turns each stretch on the list into an enrolment of an unnamed person; the last one ends as the enrolment did.
     */
    private void passToUnnamed(Enrolment enrolment, long nobody) {
        List<Stretch> stretches = stretches(enrolment, moves(enrolment));
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            boolean last = i == stretches.size() - 1;
            entities.createNativeQuery(
                            "insert into enrolment (id, person_id, group_id, status, requested_on, enrolled_on, ended_on, end_reason)"
                                    + " values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)")
                    .setParameter(1, PersonErasing.freshId())
                    .setParameter(2, nobody)
                    .setParameter(3, enrolment.group().id())
                    .setParameter(4, (last ? enrolment.status() : Enrolment.Status.COMPLETED).name())
                    .setParameter(5, Date.valueOf(stretch.from()))
                    .setParameter(6, Date.valueOf(stretch.to()))
                    .setParameter(
                            7,
                            last && enrolment.endReason() != null
                                    ? enrolment.endReason().name()
                                    : null)
                    .executeUpdate();
        }
    }
}
