package org.tremplin.platform.installation;

import java.time.Duration;
import java.util.Optional;

/**
 * What whoever installed this chose, as far as the application reads it: variables of the environment, which README lists and
 * the launcher ({@code server.Settings}) has checked. Nobody else reads the environment.
 */
public final class Installation {
    private Installation() {}

    /** Under which protected data are sealed, as base64. */
    static String key() {
        return System.getenv("TREMPLIN_KEY");
    }

    /** Whether a launcher started this server, which ends with it. */
    static boolean hasLauncher() {
        return System.getenv("TREMPLIN_LAUNCHER") != null;
    }

    /** How browsers reach it. */
    public static String url() {
        return System.getenv().getOrDefault("TREMPLIN_URL", "http://localhost:8080");
    }

    /** Whose word is taken for where a request comes from: null or "no" for nobody's, addresses, else a proxy that is near. */
    public static String proxy() {
        return System.getenv("TREMPLIN_PROXY");
    }

    /** Whether it is tried out, with data that are made up. */
    public static boolean isDemo() {
        return System.getenv("TREMPLIN_DEMO") != null;
    }

    /** The pause between rounds of every kind, for a trial that should see many of them; empty: their own pauses. */
    public static Optional<Duration> pauseBetweenRounds() {
        return Optional.ofNullable(System.getenv("TREMPLIN_ROUND_SECONDS"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
