package org.tremplin.catalogue;

import java.io.Serializable;

/** One activity with the names a reader needs. @param theme null when not said, and to the public */
public record ActivityFacts(ActivityForm form, String pole, String type, ActivityType.Kind kind, String theme)
        implements Serializable {}
