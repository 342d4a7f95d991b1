package org.tremplin.people.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.tremplin.platform.Stored;
import org.tremplin.platform.installation.Vault;

/** One sealed piece of sensitive data. */
@Entity
@Table(name = "person_secret")
public class PersonSecret extends Stored {
    enum Kind {
        RESIDENCE,
        RESIDENCE_UNTIL,
        ACCOMMODATION
    }

    @Column(name = "person_id")
    private long personId;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "sealed")
    private String sealed;

    protected PersonSecret() {}

    PersonSecret(long person, Kind kind) {
        this.personId = person;
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    void seal(String text, Vault vault) {
        sealed = vault.seal(text, place(id(), kind.name()));
    }

    boolean opens(Vault vault) {
        return vault.opens(sealed, place(id(), kind.name()));
    }

    String open(Vault vault) {
        return vault.open(sealed, place(id(), kind.name()));
    }

    /** What a piece is sealed for: its row, whichever person the row belongs to after a merge. */
    static String place(long id, String kind) {
        return "person_secret " + id + " " + kind;
    }
}
