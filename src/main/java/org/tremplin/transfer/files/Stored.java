package org.tremplin.transfer.files;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.planning.Session;

/** What a check must know of what is stored already, by code as it is spelt there; codes that nothing has are left out. */
public interface Stored {
    /** @param mine within the reach of who imports @param open neither closed nor part of another file */
    record Somebody(boolean mine, boolean open, String givenName, String familyName, LocalDate birthDate) {}

    /** @param counted whether it has sessions in closed months */
    record Offered(String pole, String type, boolean counted) {}

    /** @param firstClosed the first and the last day in closed months on which it met, null for none */
    record Running(
            boolean mine, String activity, LocalDate from, LocalDate to, LocalDate firstClosed, LocalDate lastClosed) {}

    /** @param room its name, null for none */
    record Meeting(
            boolean mine,
            String group,
            LocalDate date,
            LocalTime from,
            LocalTime to,
            int minutes,
            Session.Status status,
            String room) {}

    /** A person in a group, by their codes. */
    record Pair(String person, String group) {}

    /** A person in a session, by their codes. */
    record Noted(String session, String person) {}

    /** @param asked since when it is wished @param from since when somebody is on the list, null while they are not */
    record Place(Enrolment.Status status, LocalDate asked, LocalDate from, LocalDate to) {}

    LocalDate today();

    /** Of the association, ISO 3166: for numbers that do not say theirs. */
    String country();

    /** The last day of closed months; before every day while nothing is closed. */
    LocalDate closedUntil();

    Map<String, Somebody> people(Collection<String> codes);

    Map<String, Offered> activities(Collection<String> codes);

    Map<String, Long> activityIds(Collection<String> codes);

    Map<String, Running> groups(Collection<String> codes);

    Map<String, Meeting> sessions(Collection<String> codes);

    /** Of these sessions those in which somebody is marked, not only announced. */
    Set<String> marked(Collection<String> sessions);

    /** Of these sessions those whose sheet is sealed. */
    Set<String> sealed(Collection<String> sessions);

    /** The last enrolments of these people in these groups. */
    Map<Pair, Place> places(Collection<String> people, Collection<String> groups);

    /** The day of the last mark of these people in these groups. */
    Map<Pair, LocalDate> lastMarks(Collection<String> people, Collection<String> groups);

    /** Of these groups by code: the people who were on the list and are not any more, with their last day there. */
    Map<String, Map<String, LocalDate>> left(Collection<String> groups);

    /** Which of these people have a mark in which of these sessions. */
    Set<Noted> noted(Collection<String> sessions, Collection<String> people);
}
