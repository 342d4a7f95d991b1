package org.tremplin;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody finds by following links from their home page: one address of every kind, with real ids. Two addresses
 * are of one kind when they differ in the values of their parameters only.
 */
public final class Walk {
    /** One account of the demo data for each role; whoever opens the most pages first. */
    public static final List<String> LOGINS =
            List.of("coordination", "admin", "emploi", "formatrice", "rapports", "apprenante");

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"(/[^\"#]*)\"");
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Map<String, Walk> WALKS = new ConcurrentHashMap<>();

    final Guest guest;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    private Walk(String login) {
        guest = Guest.signedIn(login);
        String home =
                guest.get("/").headers().firstValue("Location").orElseThrow().replace(House.URL, "");
        Set<String> kinds = new HashSet<>(List.of(kind(home)));
        Deque<String> next = new ArrayDeque<>(List.of(home));
        while (!next.isEmpty()) {
            String address = next.remove();
            HttpResponse<String> page = guest.get(address);
            if (page.statusCode() != 200) {
                broken.add(page.statusCode() + " " + address);
                continue;
            }
            addresses.put(kind(address), address);
            LINK.matcher(page.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .filter(link -> !link.equals("/") && kinds.add(kind(link)))
                    .forEach(next::add);
        }
    }

    public static Walk of(String login) {
        return WALKS.computeIfAbsent(login, Walk::new);
    }

    /** Every page that the product has, by its address without parameters. */
    static List<String> pages() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.map(f -> PAGES.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.endsWith(".xhtml") && !f.startsWith("WEB-INF") && !f.startsWith("errors"))
                    .map(f -> "/" + f.replace(".xhtml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pages found, by kind. */
    public Map<String, String> addresses() {
        return addresses.entrySet().stream()
                .filter(a -> pages().contains(a.getValue().replaceFirst("\\?.*", "")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The links that were shown and do not open. */
    List<String> broken() {
        return broken;
    }

    private static String kind(String address) {
        int query = address.indexOf('?');
        return query < 0
                ? address
                : Arrays.stream(address.substring(query + 1).split("&"))
                        .map(parameter -> parameter.replaceFirst("=.*", ""))
                        .sorted()
                        .collect(Collectors.joining("&", address.substring(0, query) + "?", ""));
    }
}
