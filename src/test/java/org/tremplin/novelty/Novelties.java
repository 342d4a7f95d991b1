package org.tremplin.novelty;

import static org.tremplin.access.Permission.EDIT_PEOPLE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Permission;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.platform.UseCases;

/** Who was told what is new. */
@UseCases
public class Novelties {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private People people;

    /** Tells somebody within reach what is new. @param person who */
    @Allowed(EDIT_PEOPLE)
    public void tell(long person, LocalDate day, String what) {
        people.view(person);
        entities.createNativeQuery("insert into novelty (person_id, on_day, what) values (?1, ?2, ?3)")
                .setParameter(1, person)
                .setParameter(2, day)
                .setParameter(3, what)
                .executeUpdate();
    }

    @Allowed(value = Permission.ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(n.on_day) from novelty n where n.person_id = p.id)");
    }
}
