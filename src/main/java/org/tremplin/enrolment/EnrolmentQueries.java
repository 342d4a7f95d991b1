package org.tremplin.enrolment;

import static org.tremplin.access.Permission.READ_ENROLMENTS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.planning.Groups;
import org.tremplin.platform.UseCases;

/**
 * Reads enrolments: who is in a group and who waits, a person's places now and before, and which groups have free
 * places.
 */
@UseCases
public class EnrolmentQueries {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    /** The live enrolments of a group within reach: members first, then the waiting list in its order. */
    @Allowed(READ_ENROLMENTS)
    public List<EnrolmentRow> ofGroup(long group) {
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.EnrolmentRow(e.id, e.version, p.id, p.givenName,
                                  p.familyName, p.phone, e.status, e.requestedOn, e.offeredUntil, e.passedOn, e.priorityId, w.title)
                                from Enrolment e join e.person p join e.group g left join WaitingPriority w on w.id = e.priorityId
                                where g.id = :group and e.endedOn is null and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.status = :enrolled then 0 else 1 end, "
                                        + WaitingLists.ORDER,
                                EnrolmentRow.class))
                .setParameter("group", group)
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .getResultList();
    }

    /** A person's enrolments, live ones first, then the latest. Missing for a person out of reach. */
    @Allowed(READ_ENROLMENTS)
    public List<PlaceRow> ofPerson(long person) {
        people.view(person);
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.PlaceRow(e.id, e.version, g.id, g.title, a.title, e.status,
                                  e.requestedOn, e.endedOn, e.endReason, e.exceptionReason)
                                from Enrolment e join e.group g join g.activity a
                                where e.person.id = :person and
                                """
                                        + Groups.WITHIN_REACH
                                        + " order by case when e.endedOn is null then 0 else 1 end, e.requestedOn desc, e.id desc",
                                PlaceRow.class))
                .setParameter("person", person)
                .getResultList();
    }

    /** Every move of a person's enrolments, newest first: at most a hundred. */
    @Allowed(READ_ENROLMENTS)
    public List<MoveRow> historyOf(long person) {
        people.view(person);
        return Reach.within(
                        me.reach(READ_ENROLMENTS),
                        entities.createQuery(
                                """
                                select new org.tremplin.enrolment.MoveRow(g.title, m.to, m.reason, m.movedAt, c.displayName)
                                from EnrolmentMove m join m.enrolment e join e.group g
                                left join Account c on c.id = m.accountId
                                where e.person.id = :person and
                                """ + Groups.WITHIN_REACH + " order by m.movedAt desc, m.id desc", MoveRow.class))
                .setParameter("person", person)
                .setMaxResults(100)
                .getResultList();
    }

    /** One group and its places, within reach. */
    @Allowed(value = READ_ENROLMENTS, trail = Trail.NONE)
    public GroupPlaces places(long group) {
        return orMissing(groupPlaces(" and g.id = :group", query -> query.setParameter("group", group)).stream()
                .findFirst()
                .orElse(null));
    }

    /** Groups within reach that have not ended, with their places, by title. */
    @Allowed(value = READ_ENROLMENTS, trail = Trail.NONE)
    public List<GroupPlaces> openGroups() {
        return groupPlaces(" and g.endsOn >= :today", query -> query.setParameter("today", houses.today()));
    }

    private List<GroupPlaces> groupPlaces(String which, UnaryOperator<TypedQuery<Object[]>> parameters) {
        String jpql = """
                select g.id, g.title, a.title, g.capacity,
                  sum(case when e.status = :enrolled or e.status = :offered then 1 else 0 end),
                  sum(case when e.status = :waiting then 1 else 0 end)
                from Group g join g.activity a left join Enrolment e on e.group = g
                where\s""" + Groups.WITHIN_REACH + which
                + " group by g.id, g.title, a.title, g.capacity order by g.title, g.id";
        return parameters
                .apply(Reach.within(me.reach(READ_ENROLMENTS), entities.createQuery(jpql, Object[].class)))
                .setParameter("enrolled", Enrolment.Status.ENROLLED)
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("waiting", Enrolment.Status.WAITING)
                .getResultStream()
                .map(r -> new GroupPlaces(
                        (Long) r[0],
                        (String) r[1],
                        (String) r[2],
                        (Integer) r[3],
                        ((Number) r[4]).longValue(),
                        ((Number) r[5]).longValue()))
                .toList();
    }
}
