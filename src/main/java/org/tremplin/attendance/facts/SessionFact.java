package org.tremplin.attendance.facts;

import java.io.Serializable;
import java.util.List;
import java.util.function.LongConsumer;

/** A held session with its counts. */
public final class SessionFact implements Serializable {
    private final long session;
    private final long group;
    private final int length;
    private final int unnamedHeads;
    private final int peopleServed;
    private final List<Long> trainers;
    private final Counted counted;

    SessionFact(
            long session,
            long group,
            int length,
            int unnamedHeads,
            int peopleServed,
            List<Long> trainers,
            Counted counted) {
        this.session = session;
        this.group = group;
        this.length = length;
        this.unnamedHeads = unnamedHeads;
        this.peopleServed = peopleServed;
        this.trainers = trainers;
        this.counted = counted;
    }

    long session() {
        return session;
    }

    public long group() {
        return group;
    }

    /** Length in minutes. */
    public int length() {
        return length;
    }

    /** People counted without identity. */
    public int unnamedHeads() {
        return unnamedHeads;
    }

    /** Third parties served. */
    public int peopleServed() {
        return peopleServed;
    }

    /** Ids of its trainers; empty if they were not requested. */
    public List<Long> trainers() {
        return trainers;
    }

    /** Its length times the number of people on the list that day. */
    public long expected() {
        return (long) length * counted.listed();
    }

    /** Minutes present of the people on the list. */
    public int onList() {
        return counted.onList();
    }

    /** Number of marks with minutes. */
    public int attendances() {
        return counted.attendances();
    }

    /** Minutes present of everybody. */
    public int minutes() {
        return counted.minutes();
    }

    /** Passes on the id of each person with minutes, once, in ascending order. */
    public void people(LongConsumer id) {
        PersonIds.each(counted.people(), id);
    }
}
