package org.tremplin.progress.certificates;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a certificate says about one group.
 *
 * @param from first day; of the enrolment on a certificate of enrolment, else of the period
 * @param sessions attended
 * @param minutes attended, on the list or not
 * @param offList minutes of those on days when the person was not on the list; they are in no rate
 * @param expected minutes while the person was on the list
 * @param rate attendance rate in percent, null if nothing was expected
 */
public record CertificateLine(
        String activity,
        String group,
        String site,
        LocalDate from,
        LocalDate to,
        long sessions,
        long minutes,
        long offList,
        long expected,
        Long rate)
        implements Serializable {}
