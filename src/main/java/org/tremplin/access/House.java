package org.tremplin.access;

import java.io.Serializable;
import java.time.ZoneId;

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
        implements Serializable {}
