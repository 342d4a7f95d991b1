package org.tremplin.progress.certificates;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.people.ContactSought;
import org.tremplin.people.ProofSought;
import org.tremplin.people.TimeToForget;
import org.tremplin.platform.UseCases;

/** Retention of certificates and of the people they name. */
@UseCases
public class CertificateUpkeep {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Houses houses;

    /** The last day on which the person was given a certificate. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(date(c.issued_at)) from certificate c where c.person_id = p.id)");
    }

    /** Keeps the people named on certificates. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void prove(@Observes ProofSought person) {
        Instant last = entities.createQuery(
                        "select max(c.issuedAt) from Certificate c where c.personId = :person", Instant.class)
                .setParameter("person", person.person())
                .getSingleResult();
        person.of(last == null ? null : LocalDate.ofInstant(last, houses.house().zone()));
    }

    /**
     * Deletes certificates past their retention. First clears the references to them in the ones that replaced them.
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes TimeToForget time) {
        Instant since = time.proofsSince().atStartOfDay(houses.house().zone()).toInstant();
        entities.createQuery("update Certificate c set c.replacesId = null where c.replacesId in"
                        + " (select o.id from Certificate o where o.issuedAt < :since)")
                .setParameter("since", since)
                .executeUpdate();
        time.gone(
                "certificate",
                entities.createQuery("delete from Certificate c where c.issuedAt < :since")
                        .setParameter("since", since)
                        .executeUpdate());
    }
}
