package org.tremplin.access;

import java.io.Serializable;

/** An account or the association changed: what was kept in memory is forgotten once the change is committed. */
public record AccessChanged() implements Serializable {}
