package org.tremplin.reporting;

import org.tremplin.attendance.facts.SessionFact;

/** Sums over held sessions. */
final class Tally {
    /** Number of sessions. */
    long sessions;
    /** Their length in minutes. */
    long given;
    /** Their length times the number of people on the list on their day. */
    long expected;
    /** Minutes present of the people on the list. */
    long onList;
    /** Number of marks with minutes. */
    long attendances;
    /** Minutes present of everybody. */
    long present;

    long unnamedHeads;
    long peopleServed;
    final DifferentPeople.Some people = new DifferentPeople.Some();

    void add(SessionFact fact, DifferentPeople.Session who) {
        sessions++;
        given += fact.length();
        expected += fact.expected();
        onList += fact.onList();
        attendances += fact.attendances();
        present += fact.minutes();
        unnamedHeads += fact.unnamedHeads();
        peopleServed += fact.peopleServed();
        who.addTo(people);
    }
}
