package org.tremplin.catalogue;

import java.io.Serializable;

/** One activity, as it is shown and edited. @param level of the group of learners ("A1"), null where none applies */
public record ActivityView(
        long id, long version, String code, long pole, long type, String title, String level, int capacity)
        implements Serializable {}
