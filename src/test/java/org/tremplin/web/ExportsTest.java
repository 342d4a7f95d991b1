package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportsTest {
    @Test
    void ids_and_days_are_said_and_never_what_somebody_typed() {
        assertThat(Exports.what(
                        "people-list/people.csv",
                        Map.of(
                                "q", List.of("Amina Haddad"),
                                "person", List.of("12"),
                                "from", List.of("2026-01-01"),
                                "to", List.of("2026-12"))))
                .isEqualTo("file=people-list/people.csv from=2026-01-01 person=12 to=2026-12");
    }
}
