package org.tremplin.people.contact;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.READ_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.ContactSought;
import org.tremplin.people.People;
import org.tremplin.people.PersonRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The consents of people, and the texts they agreed to. */
@UseCases
public class Consents {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    /** The consents of a person within reach, newest first, including withdrawn ones. */
    @Allowed(READ_PEOPLE)
    public List<ConsentRow> of(long person) {
        people.view(person);
        return entities.createQuery("""
                        select new org.tremplin.people.contact.ConsentRow(c.id, c.version, c.purpose, c.edition, c.language, c.interpreter, c.givenOn,
                          a.displayName, c.withdrawnOn)
                        from Consent c left join Account a on a.id = c.accountId
                        where c.personId = :person order by c.givenOn desc, c.id desc""", ConsentRow.class)
                .setParameter("person", person)
                .getResultList();
    }

    /** Whether a person has a valid consent for this purpose. */
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    public boolean holds(long person, Consent.Purpose purpose) {
        return entities.createQuery("""
                                select count(c) from Consent c
                                where c.personId = :person and c.purpose = :purpose and c.withdrawnOn is null""", Long.class)
                        .setParameter("person", person)
                        .setParameter("purpose", purpose)
                        .getSingleResult()
                > 0;
    }

    /** The latest edition of the text, by language; French is always among them. */
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<String, String> texts(Consent.Purpose purpose) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Object[]> rows =
                entities.createNativeQuery("""
                        select language, text from consent_text where purpose = ?1
                          and edition = (select max(edition) from consent_text where purpose = ?1)
                        order by language <> 'fr', language""").setParameter(1, purpose.name()).getResultList();
        rows.forEach(row -> texts.put((String) row[0], (String) row[1]));
        return texts;
    }

    /** The number of the latest edition of the text. */
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    public int edition(Consent.Purpose purpose) {
        return ((Number) entities.createNativeQuery("select max(edition) from consent_text where purpose = ?1")
                        .setParameter(1, purpose.name())
                        .getSingleResult())
                .intValue();
    }

    /**
     * Records that a person within reach agreed today to the latest edition, in the language in which it was explained.
     * Refuses a language that has no text; a valid consent for the same purpose is replaced.
     */
    @Allowed(EDIT_PEOPLE)
    public void give(long person, Consent.Purpose purpose, String language, boolean interpreter) {
        people.view(person);
        if (!texts(purpose).containsKey(language)) {
            throw new Refused(PersonRefusal.CONSENT_LANGUAGE);
        }
        end(person, purpose);
        entities.persist(
                new Consent(person, purpose, edition(purpose), language, interpreter, houses.today(), me.accountId()));
    }

    private void end(long person, Consent.Purpose purpose) {
        entities.createQuery("""
                        update Consent c set c.withdrawnOn = :today, c.version = c.version + 1
                        where c.personId = :person and c.purpose = :purpose and c.withdrawnOn is null""")
                .setParameter("today", houses.today())
                .setParameter("person", person)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    /**
     * Withdraws a consent from today, along with those of files merged into this one. A photograph is deleted with it.
     */
    @Allowed(EDIT_PEOPLE)
    public void withdraw(long consent, long version) {
        Consent found = orMissing(entities.find(Consent.class, consent));
        people.view(found.personId());
        found.mustBeAt(version);
        end(found.personId(), found.purpose());
        if (found.purpose() == Consent.Purpose.PHOTO) {
            entities.createQuery("delete from PersonPhoto f where f.personId = :person")
                    .setParameter("person", found.personId())
                    .executeUpdate();
        }
    }

    /**
     * Sets a new text; earlier consents remain to the earlier text. Refuses one without French. Missing for a caller
     * who does not reach every site.
     */
    @Allowed(EDIT_CATALOGUE)
    public void reword(Consent.Purpose purpose, Map<String, String> texts) {
        me.mustReachEverySite(EDIT_CATALOGUE);
        if (texts.getOrDefault("fr", "").isBlank()) {
            throw new Refused(PersonRefusal.CONSENT_FRENCH);
        }
        int edition = edition(purpose) + 1;
        texts.forEach((language, text) -> {
            if (!text.isBlank()) {
                entities.createNativeQuery(
                                "insert into consent_text (purpose, edition, language, text) values (?1, ?2, ?3, ?4)")
                        .setParameter(1, purpose.name())
                        .setParameter(2, edition)
                        .setParameter(3, language)
                        .setParameter(4, text.strip())
                        .executeUpdate();
            }
        });
    }

    /** Giving consent counts as contact. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void lastContact(@Observes ContactSought contact) {
        contact.on("(select max(c.given_on) from consent c where c.person_id = p.id)");
    }
}
