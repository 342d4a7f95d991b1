package org.tremplin.enrolment.demand;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.INTAKE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.people.People;
import org.tremplin.people.PersonErasing;
import org.tremplin.platform.Missing;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.UseCases;

/** Records requests for which there was no place: they justify the next grant application. */
@UseCases
public class Demands {
    private static final int MOST = 200;
    private static final String WITHIN_REACH = Reach.ofOrNone("d.siteId");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    private <T> TypedQuery<T> within(TypedQuery<T> query) {
        Reach reach = me.reach(INTAKE);
        return query.setParameter("everywhere", reach.everywhere()).setParameter("sites", reach.sites());
    }

    /**
     * Records that somebody asked today and got no place. Missing for a person or site out of reach.
     *
     * @param person null for somebody without a file
     * @param site where they asked, null for none; ignored for a person who has a site
     * @param partner to whom they were sent; null = refused for lack of a place
     */
    @Allowed(INTAKE)
    public long note(Long person, Long site, String partner) {
        Long where = person == null ? site : people.view(person).details().site();
        Reach reach = me.reach(INTAKE);
        if (!reach.covers(where)) {
            throw new Missing();
        }
        Demand demand = new Demand(
                person, houses.today(), where == null ? site : where, PlainText.typed(partner), me.accountId());
        entities.persist(demand);
        return demand.id();
    }

    /** Records the partner's answer. @param answer null clears it */
    @Allowed(INTAKE)
    public void answer(long demand, long version, Demand.Answer answer) {
        at(demand, version).answered(answer);
    }

    /** Removes a request recorded by mistake. */
    @Allowed(INTAKE)
    public void remove(long demand, long version) {
        entities.remove(at(demand, version));
    }

    private Demand at(long demand, long version) {
        Demand found = orMissing(within(entities.createQuery(
                        "select d from Demand d where d.id = :id and " + WITHIN_REACH, Demand.class))
                .setParameter("id", demand)
                .getResultStream()
                .findFirst()
                .orElse(null));
        found.mustBeAt(version);
        return found;
    }

    /** Requests without a place between two days within reach, newest first; at most 200. */
    @Allowed(INTAKE)
    public List<DemandRow> list(LocalDate from, LocalDate to) {
        return within(entities.createQuery("""
                        select new org.tremplin.enrolment.demand.DemandRow(d.id, d.version, d.personId, trim(concat(p.givenName, ' ', p.familyName)),
                          d.date, d.partner, d.answer)
                        from Demand d left join Person p on p.id = d.personId and p.keptAs is null
                        where d.date between :from and :to and\s""" + WITHIN_REACH + " order by d.date desc, d.id desc", DemandRow.class))
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Counts requests without a place between two days within reach, and people waiting now, in two statements. */
    @Allowed(value = INTAKE, trail = Trail.NONE)
    public DemandCount count(LocalDate from, LocalDate to) {
        Object[] asked = within(entities.createQuery("""
                        select sum(case when d.outcome = :refused then 1 else 0 end), sum(case when d.outcome = :redirected then 1 else 0 end),
                          sum(case when d.answer = :accepted then 1 else 0 end), sum(case when d.answer = :declined then 1 else 0 end)
                        from Demand d where d.date between :from and :to and\s""" + WITHIN_REACH, Object[].class))
                .setParameter("refused", Demand.Outcome.REFUSED)
                .setParameter("redirected", Demand.Outcome.REDIRECTED)
                .setParameter("accepted", Demand.Answer.ACCEPTED)
                .setParameter("declined", Demand.Answer.DECLINED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
        Object[] waiting = within(entities.createQuery("""
                        select count(distinct e.person.id), min(e.requestedOn) from Enrolment e
                        where e.status in :waiting and\s""" + Reach.of("e.group.siteId"), Object[].class))
                .setParameter(
                        "waiting",
                        List.of(Enrolment.Status.REQUESTED, Enrolment.Status.WAITING, Enrolment.Status.OFFERED))
                .getSingleResult();
        return new DemandCount(
                number(asked[0]), number(asked[1]), number(asked[2]), number(asked[3]), number(waiting[0]), (LocalDate)
                        waiting[1]);
    }

    private static long number(Object sum) {
        return sum == null ? 0 : ((Number) sum).longValue();
    }

    /** When a person is erased, keeps only that somebody asked. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes PersonErasing person) {
        entities.createQuery("update Demand d set d.personId = null where d.personId = :person")
                .setParameter("person", person.person())
                .executeUpdate();
    }
}
