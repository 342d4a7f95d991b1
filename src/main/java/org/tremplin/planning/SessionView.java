package org.tremplin.planning;

import java.io.Serializable;
import org.tremplin.catalogue.ActivityForm;

/**
 * One session with the names a reader needs.
 *
 * @param room null for none
 * @param trainers empty for none
 * @param offered what its activity is
 */
public record SessionView(
        SessionForm form,
        String group,
        String activity,
        String site,
        String room,
        String trainers,
        Long series,
        String clashReason,
        ActivityForm offered)
        implements Serializable {}
