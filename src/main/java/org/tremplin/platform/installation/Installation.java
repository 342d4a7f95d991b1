package org.tremplin.platform.installation;

import java.time.Duration;
import java.util.Optional;

/**
 * The installer's settings that the application reads: environment variables, which README lists and the launcher
 * ({@code server.Settings}) has checked. No other class reads the environment.
 */
public final class Installation {
    private Installation() {}

    /** The key that protected data are sealed with, as base64. */
    static String key() {
        return System.getenv("TREMPLIN_KEY");
    }

    /** Whether a launcher started this server; the server ends with it. */
    static boolean hasLauncher() {
        return System.getenv("TREMPLIN_LAUNCHER") != null;
    }

    /** The key that the launcher shows when it opens the usual pages after a start; null where there is none. */
    public static String warmUpKey() {
        return System.getenv("TREMPLIN_WARM_UP");
    }

    /** The address at which browsers reach it. */
    public static String url() {
        return System.getenv().getOrDefault("TREMPLIN_URL", "http://localhost:8080");
    }

    /**
     * Which proxy is trusted about a request's origin: null or "no" for none, addresses, otherwise any proxy on this
     * machine or a private network.
     */
    public static String proxy() {
        return System.getenv("TREMPLIN_PROXY");
    }

    /** Whether this is a trial with made-up data. */
    public static boolean isDemo() {
        return System.getenv("TREMPLIN_DEMO") != null;
    }

    /** One pause between all scheduled rounds, for a trial that should run many of them; empty: each has its own. */
    public static Optional<Duration> pauseBetweenRounds() {
        return Optional.ofNullable(System.getenv("TREMPLIN_ROUND_SECONDS"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
