package org.tremplin.platform;

import java.io.Serializable;

/** What an import did to one kind of row. */
public record Applied(int created, int updated, int unchanged) implements Serializable {}
