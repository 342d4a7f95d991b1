package org.tremplin.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;

/** What the report of a programme says of its column of targets. */
class TargetDefinitionTest {
    @ParameterizedTest
    @CsvSource({"FR,l’échéance", "NL,einddatum", "EN,deadline"})
    void the_count_of_a_target_stops_at_its_deadline(Language language, String deadline) {
        String counted =
                new Texts(language).get("reporting.programme.target-definition").split(";")[0];
        assertThat(counted).contains(deadline);
    }
}
