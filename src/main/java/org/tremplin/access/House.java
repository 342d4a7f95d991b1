package org.tremplin.access;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The association's settings, with the time zone its timetable is written in.
 *
 * @param offer whether there is a public page of what is on offer
 * @param answerDays how many days somebody has to answer the offer of a place, not counting the day itself
 * @param contactYears how many years after the last contact a file is kept
 * @param signUp whether people may sign themselves up on the public page
 * @param proofYears how many years after the end of its year a proof is kept for auditors
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
    /** Time zones of French-speaking associations; the timetable is local time in one of them. */
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

    /** ISO 3166, by the timetable's zone: telephone numbers without a country code belong to it. */
    public String country() {
        return COUNTRIES.getOrDefault(zone.getId(), "BE");
    }
}
