package org.tremplin.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of somebody is left in a text that others wrote, and what is of others stays. */
class MentionsTest {
    private static Mentions ana() {
        Mentions said = new Mentions();
        said.name("Ana-Zoé", "N’Li");
        said.email("Ana.Li@exemple.be");
        said.phone("+32470123456");
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana-Zoé N’Li",
                "ANA ZOE N'LI",
                "nli, ana zoé",
                "N'Li Ana-Zoe",
                "ana.li@EXEMPLE.be",
                "0470 12 34 56",
                "0470/12.34.56",
                "0032 470 123 456",
                "+32470123456"
            })
    void what_is_said_of_her_goes_however_it_is_written(String her) {
        assertThat(ana().without("Appeler " + her + ".")).isEqualTo("Appeler —.");
        assertThat(ana().occurIn(her)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tatiana-Zoé N'Lima",
                "Ana-Zoé et Mme N’Li",
                "Ana-Zoé",
                "xana.li@exemple.be",
                "ana.li@exemple.bern",
                "0470 12 34 567",
                "12 34 56"
            })
    void what_is_said_of_others_stays(String other) {
        assertThat(ana().without(other)).isEqualTo(other);
    }

    @Test
    void who_has_one_name_only_is_not_looked_for() {
        Mentions said = new Mentions();
        said.name("Li", "");
        assertThat(said.likes()).isEmpty();
        assertThat(said.without("Li")).isEqualTo("Li");
    }
}
