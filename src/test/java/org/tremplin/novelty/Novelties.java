package org.tremplin.novelty;

import static org.tremplin.access.Permission.EDIT_PEOPLE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Permission;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.platform.Applied;
import org.tremplin.platform.UseCases;

/** Who was told what is new. */
@UseCases
public class Novelties {
    /** What a file says that somebody was told. */
    record Line(long person, LocalDate day, String what) {}

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

    /** Notes what a file says that people were told; what is noted already changes nothing. */
    @Allowed(value = EDIT_PEOPLE, trail = Trail.NONE)
    Applied importLines(List<Line> lines) {
        int created = 0;
        for (Line line : lines) {
            created += entities.createNativeQuery(
                            "insert into novelty (person_id, on_day, what) select ?1, ?2, ?3 from dual"
                                    + " where not exists (select 1 from novelty where person_id = ?1 and on_day = ?2 and what = ?3)")
                    .setParameter(1, line.person())
                    .setParameter(2, line.day())
                    .setParameter(3, line.what())
                    .executeUpdate();
        }
        return new Applied(created, 0, lines.size() - created);
    }

    @Allowed(value = Permission.ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(n.on_day) from novelty n where n.person_id = p.id)");
    }
}
