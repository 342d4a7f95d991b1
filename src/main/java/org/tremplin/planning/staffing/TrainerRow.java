package org.tremplin.planning.staffing;

import java.io.Serializable;

/**
 * What a trainer gave in a period.
 *
 * @param minutes total length of the held sessions they taught; a session with two trainers counts for both
 * @param concerned coming sessions on days of their leave
 */
public record TrainerRow(long id, String name, boolean volunteer, long minutes, long sessions, long concerned)
        implements Serializable {}
