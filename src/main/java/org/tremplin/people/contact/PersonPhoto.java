package org.tremplin.people.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.tremplin.platform.Stored;

/** A person's photograph, so that a trainer knows who is who. */
@Entity
@Table(name = "person_photo")
public class PersonPhoto extends Stored {
    @Column(name = "person_id")
    private long personId;

    @Column(name = "taken_on")
    private LocalDate takenOn;

    @Column(name = "account_id")
    private Long accountId;

    /** A JPEG, in Base64. */
    @Column(name = "image")
    private String image;

    protected PersonPhoto() {}

    PersonPhoto(long person) {
        this.personId = person;
    }

    void replace(String image, LocalDate today, Long account) {
        this.image = image;
        this.takenOn = today;
        this.accountId = account;
    }
}
