package org.tremplin.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tremplin.web.ClientAddress;

class ThrottleTest {
    private final Throttle throttle = at(Instant.EPOCH);

    private static Throttle at(Instant now) {
        return new Throttle(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ClientAddress from(String address) {
        try {
            return new ClientAddress(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void whoever_changes_addresses_within_a_network_has_five_tries() {
        long taken = IntStream.range(0, 50)
                .filter(i -> throttle.take(from("2001:db8:1:2::" + i), "amina"))
                .count();
        assertThat(taken).isEqualTo(5);
        assertThat(throttle.take(from("2001:db8:1:3::1"), "amina")).isTrue();
    }

    @Test
    void a_right_password_gives_the_tries_back() {
        IntStream.range(0, 5).forEach(i -> throttle.take(from("203.0.113.1"), "amina"));
        assertThat(throttle.take(from("203.0.113.1"), "Amina ")).isFalse();
        throttle.forgive(from("203.0.113.1"), "amina");
        assertThat(throttle.take(from("203.0.113.1"), "amina")).isTrue();
    }

    @Test
    void an_account_that_is_guessed_at_from_everywhere_answers_late_but_always() {
        for (int i = 0; i < 200; i++) {
            assertThat(throttle.take(from("203.0.113." + i), "amina")).isTrue();
            throttle.wrong("amina");
        }
        assertThat(throttle.delay(from("198.51.100.1"), "AMINA")).isEqualTo(Duration.ofSeconds(3));
        assertThat(throttle.take(from("198.51.100.1"), "amina")).isTrue();
        assertThat(throttle.delay(from("198.51.100.1"), "yusuf")).isZero();
    }

    @Test
    void where_the_owner_signed_in_before_nothing_is_late() {
        throttle.forgive(from("198.51.100.1"), "amina");
        IntStream.range(0, 50).forEach(i -> throttle.wrong("amina"));
        assertThat(throttle.delay(from("198.51.100.1"), "amina")).isZero();
        assertThat(throttle.delay(from("198.51.100.2"), "amina")).isPositive();
    }

    @Test
    void the_first_ten_wrong_tries_cost_nobody_any_time() {
        IntStream.range(0, 10).forEach(i -> throttle.wrong("amina"));
        assertThat(throttle.delay(from("198.51.100.2"), "amina")).isZero();
        throttle.wrong("amina");
        assertThat(throttle.delay(from("198.51.100.2"), "amina")).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void one_network_does_not_close_the_public_list_for_the_others() {
        long taken = IntStream.range(0, 50)
                .filter(i -> throttle.takeSignUp(from("203.0.113.1")))
                .count();
        assertThat(taken).isEqualTo(20);
        assertThat(throttle.takeSignUp(from("203.0.113.2"))).isTrue();
        long all = IntStream.range(0, 3_000)
                .filter(i -> throttle.takeSignUp(from("198.51." + i / 200 + "." + i % 200)))
                .count();
        assertThat(all).isLessThan(200);
    }
}
