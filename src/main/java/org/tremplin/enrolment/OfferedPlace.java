package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Language;

/** A place that is kept for somebody until they answer: what they need to decide, and nobody's name. @param site where it is */
public record OfferedPlace(
        String activity,
        String group,
        String site,
        String address,
        LocalDate from,
        LocalDate to,
        Instant until,
        Language language)
        implements Serializable {}
