package org.tremplin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;

/** The organisation that owns the data: one row. The timetable is written in its time zone. */
@Entity
@Table(name = "association")
public class Association {
    public static final long THE_ONE = 1;

    @Id
    @Column(name = "id")
    private long id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "name")
    private String name;

    @Column(name = "zone")
    private String zone;

    @Column(name = "offer")
    private boolean offer;

    @Column(name = "answer_days")
    private int answerDays;

    @Column(name = "contact_years")
    private int contactYears;

    @Column(name = "proof_years")
    private int proofYears;

    @Column(name = "sign_up")
    private boolean signUp;

    /** Shown on the sign-in page. */
    @Column(name = "whom_to_ask")
    private String whomToAsk;

    protected Association() {}

    void change(House house) {
        name = house.name();
        zone = house.zone().getId();
        offer = house.offer();
        answerDays = house.answerDays();
        contactYears = house.contactYears();
        proofYears = house.proofYears();
        signUp = house.signUp();
    }

    public House house() {
        return new House(version, name, ZoneId.of(zone), offer, answerDays, contactYears, proofYears, signUp);
    }
}
