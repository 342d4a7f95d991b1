package org.tremplin.catalogue;

import java.io.Serializable;

/** An activity as read by an import, already checked; pole and type are codes, unknown ones are created. */
public record ActivityLine(String code, String pole, String type, String title, String level, int capacity)
        implements Serializable {}
