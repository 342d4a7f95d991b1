package org.tremplin.people.contact;

import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.READ_PEOPLE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.people.People;
import org.tremplin.people.PersonRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.paper.Pictures;

/** Photographs of people who consented; they are deleted when the consent is withdrawn ({@link Consents#withdraw}). */
@UseCases
public class Photos {
    private static final int LARGEST_FILE = 10_000_000;
    private static final int SIDE = 160;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Houses houses;

    @Inject
    private People people;

    @Inject
    private Consents consents;

    /** The photograph of a person within reach, a JPEG of 160 points. Missing when there is none. */
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    public byte[] of(long person) {
        people.view(person);
        return Base64.getDecoder()
                .decode(orMissing(entities.createQuery(
                                "select f.image from PersonPhoto f where f.personId = :person", String.class)
                        .setParameter("person", person)
                        .getResultStream()
                        .findFirst()
                        .orElse(null)));
    }

    /** The edition of the photograph of a person within reach: each new one has another number; null for none. */
    @Allowed(value = READ_PEOPLE, trail = Trail.NONE)
    public Long edition(long person) {
        people.view(person);
        return entities.createQuery("select f.version from PersonPhoto f where f.personId = :person", Long.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * Stores the middle of a picture as a person's photograph, replacing the previous one; place and time of the shot
     * are removed. Refuses a person without consent, what is not a picture, and a file of more than 10 MB.
     */
    @Allowed(EDIT_PEOPLE)
    public void keep(long person, InputStream file) throws IOException {
        people.view(person);
        if (!consents.holds(person, Consent.Purpose.PHOTO)) {
            throw new Refused(PersonRefusal.PHOTO_WITHOUT_CONSENT);
        }
        byte[] bytes = file.readNBytes(LARGEST_FILE + 1);
        byte[] square = bytes.length > LARGEST_FILE ? null : Pictures.square(bytes, SIDE);
        if (square == null) {
            throw new Refused(PersonRefusal.PHOTO_NOT_AN_IMAGE);
        }
        PersonPhoto photo = entities.createQuery(
                        "select f from PersonPhoto f where f.personId = :person", PersonPhoto.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new PersonPhoto(person));
        photo.replace(Base64.getEncoder().encodeToString(square), houses.today(), me.accountId());
        entities.persist(photo);
    }

    @Allowed(EDIT_PEOPLE)
    public void remove(long person) {
        people.view(person);
        entities.createQuery("delete from PersonPhoto f where f.personId = :person")
                .setParameter("person", person)
                .executeUpdate();
    }
}
