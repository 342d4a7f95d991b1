package org.tremplin.planning;

import java.io.Serializable;

/** One session with the names a reader needs. @param room null for none @param trainers empty for nobody */
public record SessionView(
        SessionForm form,
        String group,
        String activity,
        String site,
        String room,
        String trainers,
        Long series,
        String clashReason)
        implements Serializable {}
