package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is on the list on a day is written once; everybody else asks. */
class AttendingTest {
    private static final Path SOURCES = Path.of("src/main/java/org/tremplin");

    /** Ways to write it again: in SQL, in JPQL, in Java. */
    private static final List<Pattern> AGAIN = Stream.of(
                    "(ended_on|endedOn)\\b[^;\"]{0,20}is null\\s+or",
                    "enrolled(_o|O)n\\s*(<|>|between)",
                    "(<|>)=?\\s*(\\w+\\.)?enrolled(_o|O)n",
                    "(enrolledOn|endedOn)(\\(\\))?\\.(isBefore|isAfter|compareTo)",
                    "(<>|!=|=)\\s*'SUSPENDED'",
                    "(<>|!=|==|=)\\s*[\\w.]*\\.SUSPENDED")
            .map(Pattern::compile)
            .toList();

    /** Who compares these days for something else. */
    private static final Map<String, String> ANOTHER_QUESTION = Map.of(
            "enrolment/Attending.java", "the home of the rule",
            "enrolment/Enrolment.java", "the states themselves",
            "enrolment/EnrolmentUpkeep.java",
                    "writes the moves from which the rule reads: leaves of two files that become one",
            "progress/certificates/Certificates.java",
                    "certifies who is enrolled now until the group's end, also who begins later: no day is asked");

    @Test
    void nobody_else_says_who_is_on_the_list_on_a_day() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (AGAIN.stream().anyMatch(pattern -> pattern.matcher(source).find())) {
                    found.add(SOURCES.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        assertThat(found).contains("enrolment/Attending.java").isSubsetOf(ANOTHER_QUESTION.keySet());
    }

    @Test
    void the_looking_would_find_what_was_written_before() {
        for (String once : List.of(
                "x.enrolled_on <= s.on_date and (x.ended_on is null or x.ended_on >= s.on_date)",
                "e.enrolledOn <= :date and (e.endedOn is null or e.endedOn >= :date)",
                "and e.status <> 'SUSPENDED'",
                "s.on_date >= e.enrolled_on",
                "if (move.to() == Enrolment.Status.SUSPENDED && since != null)")) {
            assertThat(AGAIN).as(once).anyMatch(pattern -> pattern.matcher(once).find());
        }
    }
}
