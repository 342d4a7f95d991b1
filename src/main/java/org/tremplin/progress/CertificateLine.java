package org.tremplin.progress;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a certificate says of one group.
 *
 * @param from first day; of the enrolment on a certificate of enrolment, else of the period
 * @param sessions attended
 * @param minutes attended
 * @param expected minutes while the person was on the list
 * @param rate attendance rate in percent, null where nothing was expected
 */
public record CertificateLine(
        String activity,
        String group,
        String site,
        LocalDate from,
        LocalDate to,
        long sessions,
        long minutes,
        long expected,
        Long rate)
        implements Serializable {}
