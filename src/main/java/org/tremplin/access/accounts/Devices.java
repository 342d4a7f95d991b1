package org.tremplin.access.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Describes a browser in two words that its owner recognises. */
final class Devices {
    /** Marks in a browser's User-Agent, the specific ones first: such a header also contains those further down. */
    private static final List<List<String>> BROWSERS = List.of(
            List.of("edg", "Edge"),
            List.of("opr/", "Opera"),
            List.of("samsungbrowser", "Samsung Internet"),
            List.of("firefox", "Firefox"),
            List.of("fxios", "Firefox"),
            List.of("crios", "Chrome"),
            List.of("chrom", "Chrome"),
            List.of("safari", "Safari"));

    private static final List<List<String>> SYSTEMS = List.of(
            List.of("android", "Android"),
            List.of("iphone", "iPhone"),
            List.of("ipad", "iPad"),
            List.of("cros", "Chromebook"),
            List.of("windows", "Windows"),
            List.of("mac os", "Mac"),
            List.of("linux", "Linux"));

    private Devices() {}

    /** "Firefox, Android"; "?" for an unknown part. @param userAgent the header, or null */
    static String name(String userAgent) {
        String line = Objects.toString(userAgent, "").toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, line);
        String system = first(SYSTEMS, line);
        String name = browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
        return name.isEmpty() ? "?" : name;
    }

    private static String first(List<List<String>> known, String line) {
        return known.stream()
                .filter(k -> line.contains(k.get(0)))
                .map(k -> k.get(1))
                .findFirst()
                .orElse("");
    }
}
