package org.tremplin.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is stored about whom and why: {@code privacy-register.csv}, a line for each table that speaks of people. */
final class PrivacyRegister {
    private static final int TABLE = 0;
    private static final int CIRCLE = 4;

    /** Who reads what, by table: A identity and contact, B learning, C the path to work and funders (domain.md §2). */
    private static final Map<String, String> CIRCLES = read();

    private PrivacyRegister() {}

    /** Whether a table is of the path to work; also one that nobody has registered. */
    static boolean isPathToWork(String table) {
        return CIRCLES.getOrDefault(table, "C").equals("C");
    }

    private static Map<String, String> read() {
        try (BufferedReader register = new BufferedReader(new InputStreamReader(
                PrivacyRegister.class.getResourceAsStream("privacy-register.csv"), StandardCharsets.UTF_8))) {
            List<String[]> lines =
                    register.lines().skip(1).map(line -> line.split(";")).toList();
            return lines.stream().collect(Collectors.toMap(cells -> cells[TABLE], cells -> cells[CIRCLE]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
