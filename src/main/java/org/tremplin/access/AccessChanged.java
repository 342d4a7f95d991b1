package org.tremplin.access;

import java.io.Serializable;

/** Event: an account or the association changed; caches are cleared once the change is committed. */
public record AccessChanged() implements Serializable {}
