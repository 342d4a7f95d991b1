package org.tremplin.planning.staffing;

import java.io.Serializable;

/**
 * What somebody who teaches gave in a period.
 *
 * @param minutes length of the held sessions they gave; with two trainers, it counts for both
 * @param concerned planned sessions to come on days of their leave
 */
public record TrainerRow(long id, String name, boolean volunteer, long minutes, long sessions, long concerned)
        implements Serializable {}
