package org.tremplin.enrolment;

import static org.tremplin.access.Permission.ANSWER_OFFER;
import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_ENROLMENTS;
import static org.tremplin.access.Permission.READ_OWN_PROGRESS;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Secrets;
import org.tremplin.planning.Group;
import org.tremplin.platform.Language;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Offers of places to people on a waiting list: what they see, by a link or on their own page, and their answer. */
@UseCases
public class OfferedPlaces {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private WaitingLists lists;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    /**
     * Makes a link to answer an offer; an earlier link stops working. Refuses if there is no offer any more.
     *
     * @return the secret; only its hash is stored
     */
    @Allowed(EDIT_ENROLMENTS)
    public String link(long enrolment, long version) {
        Enrolment found = WaitingLists.locked(entities, me.reach(EDIT_ENROLMENTS), enrolment);
        found.mustBeAt(version);
        String secret = Secrets.fresh();
        found.answerBy(Secrets.hash(secret));
        return secret;
    }

    /** The offer behind a link. Missing once it is answered, expired or replaced. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public OfferedPlace asked(String secret) {
        return entities.createQuery("""
                        select a.title, g.title, i.name, i.address, g.startsOn, g.endsOn, e.offeredUntil, p.firstLanguage
                        from Enrolment e join e.person p join e.group g join g.activity a join Site i on i.id = g.siteId
                        where e.answerHash = :hash and e.offeredUntil > :now""", Object[].class)
                .setParameter("hash", Secrets.hash(Objects.requireNonNullElse(secret, "")))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(c -> new OfferedPlace(
                        (String) c[0],
                        (String) c[1],
                        (String) c[2],
                        (String) c[3],
                        (LocalDate) c[4],
                        (LocalDate) c[5],
                        (Instant) c[6],
                        Language.of((String) c[7])))
                .orElseThrow(Missing::new);
    }

    /** Answers an offer, for anybody who has the link. Refuses one that is expired, answered or replaced. */
    @Allowed(value = ANYONE, trail = Trail.OWN_HISTORY)
    public void answer(String secret, boolean yes) {
        Optional<Long> asked = entities.createQuery(
                        "select e.group.id from Enrolment e where e.answerHash = :hash", Long.class)
                .setParameter("hash", Secrets.hash(secret))
                .getResultStream()
                .findFirst();
        Group group = entities.find(
                Group.class,
                asked.orElseThrow(() -> new Refused(EnrolmentRefusal.OFFER_OVER)),
                LockModeType.PESSIMISTIC_WRITE);
        Enrolment found = entities.createQuery(
                        "select e from Enrolment e where e.answerHash = :hash and e.offeredUntil > :now",
                        Enrolment.class)
                .setParameter("hash", Secrets.hash(secret))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Refused(EnrolmentRefusal.OFFER_OVER));
        settle(found, yes, group, null);
    }

    /** The signed-in learner's unanswered offers. */
    @Allowed(value = READ_OWN_PROGRESS, trail = Trail.NONE)
    public List<MyOffer> mine() {
        return entities.createQuery("""
                        select new org.tremplin.enrolment.MyOffer(e.id, a.title, g.title, e.offeredUntil)
                        from Enrolment e join e.group g join g.activity a
                        where e.person.id = :me and e.status = :offered and e.offeredUntil > :now order by e.offeredUntil""", MyOffer.class)
                .setParameter("me", me.personId())
                .setParameter("offered", Enrolment.Status.OFFERED)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Answers the signed-in learner's own offer. Missing for somebody else's; refuses one that is expired. */
    @Allowed(ANSWER_OFFER)
    public void answerMine(long enrolment, boolean yes) {
        long of = orMissing(entities.createQuery(
                        "select e.group.id from Enrolment e where e.id = :id and e.person.id = :me", Long.class)
                .setParameter("id", enrolment)
                .setParameter("me", me.personId())
                .getResultStream()
                .findFirst()
                .orElse(null));
        Group group = entities.find(Group.class, of, LockModeType.PESSIMISTIC_WRITE);
        Enrolment asked = entities.find(Enrolment.class, enrolment);
        if (asked.status() != Enrolment.Status.OFFERED || !asked.offeredUntil().isAfter(clock.instant())) {
            throw new Refused(EnrolmentRefusal.OFFER_OVER);
        }
        settle(asked, yes, group, me.accountId());
    }

    private void settle(Enrolment offered, boolean yes, Group group, Long account) {
        Enrolment.EndReason reason = yes ? null : Enrolment.EndReason.DECLINED;
        offered.move(yes ? Enrolment.Status.ENROLLED : Enrolment.Status.WITHDRAWN, reason, houses.today());
        entities.persist(
                new EnrolmentMove(offered, offered.status(), reason, clock.instant(), houses.today(), account));
        lists.fill(group);
    }
}
