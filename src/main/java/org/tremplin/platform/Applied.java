package org.tremplin.platform;

import java.io.Serializable;

/** What an import did to one kind of row. */
public record Applied(int created, int updated, int unchanged) implements Serializable {
    public Applied plus(Applied other) {
        return new Applied(created + other.created, updated + other.updated, unchanged + other.unchanged);
    }
}
