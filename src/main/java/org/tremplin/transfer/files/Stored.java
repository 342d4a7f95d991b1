package org.tremplin.transfer.files;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.planning.Session;

/** The stored data that checks need, by code in its stored spelling; unknown codes are left out. */
public interface Stored {
    /** @param mine within the importing user's reach @param open neither closed nor merged into another file */
    record Somebody(boolean mine, boolean open, String givenName, String familyName, LocalDate birthDate) {}

    /** @param counted whether it has sessions in closed months */
    record Offered(String pole, String type, boolean counted) {}

    /**
     * @param firstClosed with {@code lastClosed}, the first and last day in closed months on which it met, null for
     *     none
     */
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

    /** @param asked the day of the request @param from first day on the list, null while not on it */
    record Place(Enrolment.Status status, LocalDate asked, LocalDate from, LocalDate to) {}

    LocalDate today();

    /** The association's country, ISO 3166: for phone numbers without a country code. */
    String country();

    /** The last day of closed months; earlier than every day while nothing is closed. */
    LocalDate closedUntil();

    Map<String, Somebody> people(Collection<String> codes);

    Map<String, Offered> activities(Collection<String> codes);

    Map<String, Long> activityIds(Collection<String> codes);

    Map<String, Running> groups(Collection<String> codes);

    Map<String, Meeting> sessions(Collection<String> codes);

    /** Those of these sessions in which somebody is marked, not only announced. */
    Set<String> marked(Collection<String> sessions);

    /** Those of these sessions whose sheet is sealed. */
    Set<String> sealed(Collection<String> sessions);

    /** The last enrolments of these people in these groups. */
    Map<Pair, Place> places(Collection<String> people, Collection<String> groups);

    /** The day of the last mark of these people in these groups. */
    Map<Pair, LocalDate> lastMarks(Collection<String> people, Collection<String> groups);

    /** For each of these groups, by code: the people who are no longer on the list, with their last day on it. */
    Map<String, Map<String, LocalDate>> left(Collection<String> groups);

    /** Which of these people have a mark in which of these sessions. */
    Set<Noted> noted(Collection<String> sessions, Collection<String> people);
}
