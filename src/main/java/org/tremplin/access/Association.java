package org.tremplin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;

/** The organisation whose data these are: one row. Its zone gives the timetable its meaning. */
@Entity
@Table(name = "association")
public class Association {
    static final long THE_ONE = 1;

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

    protected Association() {}

    void change(String newName, ZoneId newZone, boolean newOffer, int newAnswerDays) {
        name = newName;
        zone = newZone.getId();
        offer = newOffer;
        answerDays = newAnswerDays;
    }

    House house() {
        return new House(version, name, ZoneId.of(zone), offer, answerDays);
    }
}
