package org.tremplin.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration of this installation: environment variables, all optional.
 *
 * @param home where the server keeps its files ({@code TREMPLIN_HOME}, default {@code ./data})
 * @param address the address it listens on ({@code TREMPLIN_ADDRESS}, default all)
 * @param port {@code TREMPLIN_PORT}, default 8080
 * @param databaseUrl {@code TREMPLIN_DB_URL}, null for the embedded database
 * @param heap {@code TREMPLIN_HEAP}, the maximum Java heap of the server; default {@link #heapFor}
 * @param url {@code TREMPLIN_URL}, the address at which browsers reach it; https turns on secure cookies
 * @param key {@code TREMPLIN_KEY}, seals sensitive data: 32 bytes as base64; null = the one in the home, generated once
 * @param newKey {@code TREMPLIN_NEW_KEY}, the next key, for {@code rotate-key} where {@code TREMPLIN_KEY} is set
 * @param warmUp the key of this start's {@link WarmUp}; where {@code TREMPLIN_WARM_UP} sets it, for trials, the launcher warms up
 *     nothing itself
 * @param demo load demo data into an empty database
 */
record Settings(
        Path home,
        String address,
        int port,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String heap,
        String url,
        String key,
        String newKey,
        String warmUp,
        boolean demo) {

    private static final Pattern HEAP = Pattern.compile("(\\d{1,12})([kmg]?)");

    static final String WARM_UP = "TREMPLIN_WARM_UP";

    static Settings read(Map<String, String> env, boolean demo) {
        int port = port(env.getOrDefault("TREMPLIN_PORT", "8080"));
        return new Settings(
                Path.of(env.getOrDefault("TREMPLIN_HOME", "data"))
                        .toAbsolutePath()
                        .normalize(),
                env.getOrDefault("TREMPLIN_ADDRESS", "0.0.0.0"),
                port,
                env.get("TREMPLIN_DB_URL"),
                env.getOrDefault("TREMPLIN_DB_USER", "tremplin"),
                env.getOrDefault("TREMPLIN_DB_PASSWORD", ""),
                env.getOrDefault("TREMPLIN_HEAP", heapFor(memory())),
                url(env.getOrDefault("TREMPLIN_URL", "http://localhost:" + port)),
                env.get("TREMPLIN_KEY"),
                env.get("TREMPLIN_NEW_KEY"),
                env.getOrDefault(WARM_UP, fresh()),
                demo || env.containsKey("TREMPLIN_DEMO"));
    }

    /** The maximum heap in megabytes; 0 when it is not said as the JVM wants it, which then refuses it itself. */
    int heapMegabytes() {
        Matcher size = HEAP.matcher(heap.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return 0;
        }
        long number = Long.parseLong(size.group(1));
        return (int)
                switch (size.group(2)) {
                    case "g" -> number << 10;
                    case "m" -> number;
                    case "k" -> number >> 10;
                    default -> number >> 20;
                };
    }

    private static String fresh() {
        byte[] key = new byte[24];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    /**
     * A sixteenth of the machine's memory, between 192 and 384 MB: an open page takes some 70 kB until its user leaves.
     *
     * @param memory bytes
     */
    static String heapFor(long memory) {
        return Math.max(192, Math.min(384, memory / 16 / 1_048_576)) + "m";
    }

    /** Links, redirects and secure cookies are built from it, so a mistake is reported at once. */
    private static String url(String text) {
        try {
            URI url = new URI(text.strip().replaceFirst("/+$", ""));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.toString().endsWith(url.getAuthority())) {
                return url.toString();
            }
        } catch (URISyntaxException e) {
            // thrown below
        }
        throw new StartFailure(
                "TREMPLIN_URL must be an address like https://tremplin.example.org, with nothing after the"
                        + " name and the port, not \"" + text + "\".");
    }

    /** The address at which this machine itself reaches it. */
    String reachable() {
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.trim());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // thrown below
        }
        throw new StartFailure("TREMPLIN_PORT must be a number from 1 to 65535, not \"" + text + "\".");
    }
}
