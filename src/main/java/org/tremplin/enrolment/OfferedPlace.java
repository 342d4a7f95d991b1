package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.tremplin.platform.Language;

/**
 * A place reserved for somebody until they answer: what they need to decide, without any name. @param site its location
 */
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
