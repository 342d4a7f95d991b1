package org.tremplin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A statement that swallows what the database refuses decides by accident: an undone merge invented attendance that way. */
class MergeStatementsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/tremplin");
    private static final Pattern SWALLOWING =
            Pattern.compile("\\b(insert|update|delete|replace|load)\\s+ignore\\b", Pattern.CASE_INSENSITIVE);

    /** Who begins a round once: the day is the whole row. */
    private static final List<String> ONCE_A_DAY = List.of("alerts/Alerts.java", "people/privacy/Retention.java");

    @Test
    void no_statement_ignores_what_the_database_says() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (SWALLOWING.matcher(Files.readString(file)).find()) {
                    found.add(SOURCES.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        assertThat(found).containsExactlyElementsOf(ONCE_A_DAY);
    }
}
