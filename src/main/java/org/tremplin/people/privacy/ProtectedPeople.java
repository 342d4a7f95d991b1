package org.tremplin.people.privacy;

import static org.tremplin.access.Permission.EDIT_PROTECTED;
import static org.tremplin.access.Permission.READ_PROTECTED;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.People;
import org.tremplin.people.privacy.ProtectedData.Residence;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.installation.Vault;

/** Sensitive data: for job and social staff, sealed in the database, and every access is recorded. */
@UseCases
public class ProtectedPeople {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private People people;

    @Inject
    private Vault vault;

    /** The data of a person within reach. Refuses when this key is not the one they were sealed with. */
    @Allowed(READ_PROTECTED)
    public ProtectedData read(long person) {
        people.view(person);
        Map<PersonSecret.Kind, PersonSecret> secrets = secrets(person);
        String residence = open(secrets.get(PersonSecret.Kind.RESIDENCE));
        String until = open(secrets.get(PersonSecret.Kind.RESIDENCE_UNTIL));
        return new ProtectedData(
                residence == null ? null : Residence.valueOf(residence),
                until == null ? null : LocalDate.parse(until),
                open(secrets.get(PersonSecret.Kind.ACCOMMODATION)));
    }

    /** Whether this key opens the stored data of a person within reach; when there are none, whether it may seal. */
    @Allowed(value = READ_PROTECTED, trail = Trail.NONE)
    public boolean opens(long person) {
        people.view(person);
        return isTheKey() && secrets(person).values().stream().allMatch(secret -> secret.opens(vault));
    }

    /** Whether the database knows this key; the first to seal something registers its check value. */
    private boolean isTheKey() {
        List<?> known = entities.createNativeQuery("select id from vault_key").getResultList();
        if (known.contains(vault.keyId())) {
            return true;
        }
        if (!known.isEmpty()) {
            return false;
        }
        entities.createNativeQuery("insert into vault_key (id, check_value) values (?1, ?2)"
                        + " on duplicate key update check_value = vault_key.check_value")
                .setParameter(1, vault.keyId())
                .setParameter(2, vault.seal("vault_key", "vault_key"))
                .executeUpdate();
        return true;
    }

    private String open(PersonSecret secret) {
        return secret == null ? null : secret.open(vault);
    }

    private Map<PersonSecret.Kind, PersonSecret> secrets(long person) {
        Map<PersonSecret.Kind, PersonSecret> secrets = new EnumMap<>(PersonSecret.Kind.class);
        entities.createQuery("select s from PersonSecret s where s.personId = :person", PersonSecret.class)
                .setParameter("person", person)
                .getResultList()
                .forEach(secret -> secrets.put(secret.kind(), secret));
        return secrets;
    }

    /**
     * Stores the current data; null deletes a value. Refuses to overwrite what this key does not open, and to seal with
     * such a key.
     */
    @Allowed(EDIT_PROTECTED)
    public void change(long person, ProtectedData data) {
        people.view(person);
        Map<PersonSecret.Kind, PersonSecret> secrets = secrets(person);
        if (!isTheKey() || !secrets.values().stream().allMatch(secret -> secret.opens(vault))) {
            throw Vault.wrong();
        }
        store(person, secrets, PersonSecret.Kind.RESIDENCE, data.residence());
        store(person, secrets, PersonSecret.Kind.RESIDENCE_UNTIL, data.until());
        store(
                person,
                secrets,
                PersonSecret.Kind.ACCOMMODATION,
                data.accommodation() == null || data.accommodation().isBlank()
                        ? null
                        : data.accommodation().strip());
    }

    private void store(
            long person, Map<PersonSecret.Kind, PersonSecret> secrets, PersonSecret.Kind kind, Object value) {
        PersonSecret known = secrets.get(kind);
        if (value == null) {
            if (known != null) {
                entities.remove(known);
            }
            return;
        }
        PersonSecret secret = known;
        if (secret == null) {
            secret = new PersonSecret(person, kind);
            secret.seal("", vault);
            entities.persist(secret);
        }
        // sealed for its own id, which it has from here on
        secret.seal(value.toString(), vault);
    }
}
