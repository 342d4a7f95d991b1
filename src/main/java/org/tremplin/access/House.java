package org.tremplin.access;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The association's name and the zone its timetable is written in.
 *
 * @param offer whether there is a page of what is on offer for everybody
 * @param answerDays how many days somebody has to answer when a place is offered, after the day itself
 * @param contactYears how many years after the last contact a file is needed
 * @param signUp whether people may write their name down themselves on the public page
 * @param proofYears how many years after the end of its year a proof is kept for those who may audit it
 */
public record House(
        long version,
        String name,
        ZoneId zone,
        boolean offer,
        int answerDays,
        int contactYears,
        int proofYears,
        boolean signUp)
        implements Serializable {
    /** Where French-speaking associations are; the timetable is wall time of one of these. */
    public static final List<String> ZONES = List.of(
            "Europe/Brussels",
            "Europe/Paris",
            "Europe/Luxembourg",
            "Europe/Zurich",
            "America/Guadeloupe",
            "America/Martinique",
            "America/Cayenne",
            "Indian/Reunion",
            "Indian/Mayotte",
            "Pacific/Noumea",
            "Pacific/Tahiti");

    private static final Map<String, String> COUNTRIES = Map.of(
            "Europe/Paris", "FR",
            "Europe/Luxembourg", "LU",
            "Europe/Zurich", "CH",
            "America/Guadeloupe", "GP",
            "America/Martinique", "MQ",
            "America/Cayenne", "GF",
            "Indian/Reunion", "RE",
            "Indian/Mayotte", "YT",
            "Pacific/Noumea", "NC",
            "Pacific/Tahiti", "PF");

    /** ISO 3166, by the zone of the timetable: telephone numbers without their country are of this one. */
    public String country() {
        return COUNTRIES.getOrDefault(zone.getId(), "BE");
    }
}
