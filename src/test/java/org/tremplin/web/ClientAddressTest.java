package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static String of(String peer, String proxy, String... lines) {
        return ClientAddress.of(peer, List.of(lines), proxy).network();
    }

    @Test
    void the_proxy_writes_the_last_value_of_the_last_line_and_the_client_everything_before() {
        assertThat(of("127.0.0.1", "yes", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of("127.0.0.1", "yes", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of("127.0.0.1", "yes", "198.51.100.1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of("127.0.0.1", "yes", "198.51.100.1,198.51.100.2", "x, 203.0.113.9"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whoever_does_not_come_through_a_proxy_of_ours_vouches_for_nothing() {
        assertThat(of("203.0.113.9", "yes", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(of("127.0.0.1", null, "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThat(of("127.0.0.1", "no", "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThat(of("127.0.0.1", "192.0.2.7", "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThat(of("192.0.2.7", "192.0.2.7, 192.0.2.8", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(of("172.17.0.1", "yes", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2::",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::",
        "[2001:DB8:1:2::9]:4711, 2001:db8:1:2::",
        "2001:db8:1:3::1, 2001:db8:1:3::",
        "::ffff:203.0.113.9, 203.0.113.9",
        "203.0.113.9:4711, 203.0.113.9",
        "::1, 127.0.0.1",
        "unknown, 127.0.0.1",
        "cafe, 127.0.0.1",
        "999.1.1.1, 127.0.0.1",
        "'', 127.0.0.1"
    })
    void an_ipv6_network_counts_as_one_and_what_is_no_address_as_the_proxy(String forwarded, String network) {
        assertThat(of("127.0.0.1", "yes", forwarded)).isEqualTo(network);
    }

    @Test
    void a_human_reads_about_where_it_is() {
        assertThat(ClientAddress.of("203.0.113.9", List.of(), null).coarse()).isEqualTo("203.0.…");
        assertThat(ClientAddress.of("2a02:a03f:1:2::3", List.of(), null).coarse())
                .isEqualTo("2a02:a03f:…");
    }
}
