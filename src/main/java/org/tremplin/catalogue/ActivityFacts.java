package org.tremplin.catalogue;

import java.io.Serializable;

/** One activity with the names a reader needs. @param theme null when not set, and for the public */
public record ActivityFacts(ActivityForm form, String pole, String type, ActivityType.Kind kind, String theme)
        implements Serializable {}
