package org.tremplin.catalogue;

import java.io.Serializable;

/** One activity with the names a reader needs. */
public record ActivityFacts(ActivityView form, String pole, String type, ActivityType.Kind kind)
        implements Serializable {}
