package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;

/** One closure in the list. @param site its name, null for every site @param endsOn the last closed day */
public record ClosureRow(
        long id,
        long version,
        LocalDate startsOn,
        LocalDate endsOn,
        String title,
        Closure.Kind kind,
        Long siteId,
        String site)
        implements Serializable {}
