package org.tremplin.planning;

import java.io.Serializable;

/**
 * One group with the names a reader needs.
 *
 * @param room null for none
 * @param trainers empty for none
 */
public record GroupView(GroupForm form, String activity, String site, String room, String trainers)
        implements Serializable {}
