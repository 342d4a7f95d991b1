package org.tremplin.access;

import java.util.Set;

/** Public addresses of the platform itself: static files, browser preferences, health checks. */
public final class PlatformCapability implements Capability {
    @Override
    public String name() {
        return "platform";
    }

    @Override
    public Set<String> openPages() {
        return Set.of("/health", "/openapi", "/preferences");
    }

    @Override
    public Set<String> openFolders() {
        return Set.of("/assets/", "/health/", "/jakarta.faces.resource/");
    }

    @Override
    public Set<String> servicesForStrangers() {
        return Set.of("Exports");
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("flyway_schema_history");
    }
}
