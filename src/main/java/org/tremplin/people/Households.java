package org.tremplin.people;

import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.READ_PEOPLE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Which people live together. */
@UseCases
public class Households {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /** The people within reach who live with a person within reach, by name. */
    @Allowed(READ_PEOPLE)
    public List<PersonRow> of(long person) {
        Long household = People.find(entities, me.reach(READ_PEOPLE), person).householdId();
        Reach reach = me.reach(READ_PEOPLE);
        return household == null
                ? List.of()
                : entities.createQuery(
                                "select new org.tremplin.people.PersonRow(p.id, p.code, p.givenName, p.familyName, p.latinName, p.phone, p.municipality,"
                                        + " p.enteredOn, p.provisional) from Person p where p.householdId = :household and p.id <> :person and "
                                        + People.WITHIN_REACH + " order by p.givenName, p.familyName, p.id",
                                PersonRow.class)
                        .setParameter("household", household)
                        .setParameter("person", person)
                        .setParameter("everywhere", reach.everywhere())
                        .setParameter("sites", reach.sites())
                        .getResultList();
    }

    /**
     * Records that two people within reach live together, along with those each already lives with. Refuses one and the
     * same person.
     */
    @Allowed(EDIT_PEOPLE)
    public void join(long one, long other) {
        if (one == other) {
            throw new Refused(PersonRefusal.SAME_PERSON);
        }
        Person first = People.find(entities, me.reach(EDIT_PEOPLE), one);
        Person second = People.find(entities, me.reach(EDIT_PEOPLE), other);
        Long household = first.householdId() != null ? first.householdId() : second.householdId();
        if (household == null) {
            Household fresh = Household.fresh();
            entities.persist(fresh);
            entities.flush();
            household = fresh.id();
        }
        if (second.householdId() != null && !household.equals(second.householdId())) {
            entities.flush();
            entities.createQuery(
                            "update Person p set p.householdId = :to, p.version = p.version + 1 where p.householdId = :from")
                    .setParameter("to", household)
                    .setParameter("from", second.householdId())
                    .executeUpdate();
            entities.refresh(second);
        }
        first.joinHousehold(household);
        second.joinHousehold(household);
    }

    /** Records that a person within reach lives alone; a household of two is dissolved. */
    @Allowed(EDIT_PEOPLE)
    public void leave(long person) {
        Person gone = People.find(entities, me.reach(EDIT_PEOPLE), person);
        Long household = gone.householdId();
        gone.joinHousehold(null);
        entities.flush();
        List<Person> left = entities.createQuery(
                        "select p from Person p where p.householdId = :household", Person.class)
                .setParameter("household", household)
                .getResultList();
        if (left.size() == 1) {
            left.get(0).joinHousehold(null);
        }
    }
}
