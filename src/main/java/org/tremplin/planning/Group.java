package org.tremplin.planning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tremplin.catalogue.Activity;
import org.tremplin.people.Person;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** One run of an activity between two dates, with a capacity that enrolments never exceed. */
@Entity
@Table(name = "activity_group")
public class Group extends Stored {
    /** Closed: only people on the list come. Open: whoever is present is enrolled. */
    public enum Opening {
        CLOSED,
        OPEN
    }

    @Column(name = "code")
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "activity_id")
    private Activity activity;

    @Column(name = "site_id")
    private long siteId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "room_id")
    private Room room;

    @Column(name = "title")
    private String title;

    @Column(name = "capacity")
    private int capacity;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Column(name = "opening")
    @Enumerated(EnumType.STRING)
    private Opening opening;

    @ManyToMany
    @JoinTable(
            name = "group_trainer",
            joinColumns = @JoinColumn(name = "group_id"),
            inverseJoinColumns = @JoinColumn(name = "person_id"))
    private Set<Person> trainers = new HashSet<>();

    protected Group() {}

    /** A group with only its code yet. @param code unique in the association */
    public static Group of(String code) {
        return new Group(code);
    }

    Group(String code) {
        this.code = code;
    }

    boolean isOf(long otherActivity, long otherSite) {
        return activity.id() == otherActivity && siteId == otherSite;
    }

    public void plan(
            Activity newActivity,
            long newSite,
            Room newRoom,
            String newTitle,
            int newCapacity,
            LocalDate from,
            LocalDate to,
            Opening newOpening) {
        if (to.isBefore(from)) {
            throw new Refused(PlanningRefusal.ENDS_BEFORE_START);
        }
        activity = newActivity;
        siteId = newSite;
        room = newRoom;
        title = newTitle;
        capacity = newCapacity;
        startsOn = from;
        endsOn = to;
        opening = newOpening;
    }

    public void taughtBy(Set<Person> people) {
        if (!trainers.equals(people)) {
            trainers.clear();
            trainers.addAll(people);
        }
    }

    boolean runsOn(LocalDate date) {
        return !date.isBefore(startsOn) && !date.isAfter(endsOn);
    }

    public String code() {
        return code;
    }

    public Set<Person> trainers() {
        return trainers;
    }

    public Room room() {
        return room;
    }

    /** Whether its last day is past. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(endsOn);
    }

    public int capacity() {
        return capacity;
    }

    public boolean isOpen() {
        return opening == Opening.OPEN;
    }

    public long siteId() {
        return siteId;
    }

    /** All its values except the code, to find out whether it was changed. */
    public List<Object> facts() {
        return Arrays.asList(
                activity.id(), siteId, room, title, capacity, startsOn, endsOn, opening, Set.copyOf(trainers));
    }

    public GroupForm form() {
        GroupForm form = GroupForm.fresh(activity.id(), siteId, title, capacity, startsOn, endsOn);
        form.id = id();
        form.version = version();
        form.code = code;
        form.room = room == null ? null : room.id();
        form.opening = opening;
        trainers.forEach(trainer -> form.trainers.add(trainer.id()));
        return form;
    }
}
