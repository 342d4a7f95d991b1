package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void the_heap_follows_the_machine_s_memory_where_nobody_says_otherwise() {
        long gigabyte = 1L << 30;
        assertThat(Settings.heapFor(gigabyte)).isEqualTo("192m");
        assertThat(Settings.heapFor(4 * gigabyte)).isEqualTo("256m");
        assertThat(Settings.heapFor(24 * gigabyte)).isEqualTo("384m");
        assertThat(Settings.read(Map.of("TREMPLIN_HEAP", "1g"), false).heap()).isEqualTo("1g");
    }

    @Test
    void the_log_says_which_rule_of_the_database_refused_and_not_what() {
        assertThat(
                        WebServer.withoutValues(
                                "Internal Exception: java.sql.X: Duplicate entry 'marie.l'heureux@x.be' for key 'account_login'"))
                .isEqualTo("Internal Exception: java.sql.X: Duplicate entry … for key 'account_login'");
        assertThat(WebServer.withoutValues(
                        "Incorrect string value: 'Zoé' for column `t`.`person`.`family_name` at row 1"))
                .isEqualTo("Incorrect string value: … for column `t`.`person`.`family_name` at row 1");
        assertThat(WebServer.withoutValues("ready in 'a' for key")).isEqualTo("ready in 'a' for key");
    }

    private static String url(String given) {
        return Settings.read(Map.of("TREMPLIN_URL", given), false).url();
    }

    @Test
    void the_address_is_taken_as_it_is_meant() {
        assertThat(url("https://tremplin.example.org/")).isEqualTo("https://tremplin.example.org");
        assertThat(url(" http://192.168.1.5:8080 ")).isEqualTo("http://192.168.1.5:8080");
        assertThat(Settings.read(Map.of("TREMPLIN_PORT", "9090"), false).url()).isEqualTo("http://localhost:9090");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tremplin.example.org",
                "ftp://tremplin.example.org",
                "https://",
                "https://tremplin.example.org/app",
                "https://tremplin.example.org?x=y",
                "https://user@tremplin.example.org",
                "https://tremplin example.org",
                ""
            })
    void a_mistake_in_it_is_said_at_the_start(String given) {
        assertThatThrownBy(() -> url(given)).isInstanceOf(StartFailure.class).hasMessageContaining("TREMPLIN_URL");
    }
}
