package org.tremplin.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInsTest {
    private static final long AMINA = 7;
    private static final long YUSUF = 8;

    private Instant now = Instant.EPOCH;

    private final SignIns signIns = new SignIns(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private long begin(long account, String password) {
        return signIns.begin(account, password, "Firefox, Android", "81.246.…");
    }

    @Test
    void a_sign_in_ends_two_hours_after_the_last_request() {
        long id = begin(AMINA, "a");
        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofMinutes(119));
            assertThat(signIns.find(id)).isPresent();
        }
        now = now.plus(Duration.ofMinutes(120));
        assertThat(signIns.find(id)).isEmpty();
    }

    @Test
    void and_twelve_hours_after_it_began_whatever_happens() {
        long id = begin(AMINA, "a");
        for (int minutes = 30; minutes < 720; minutes += 30) {
            now = Instant.EPOCH.plus(Duration.ofMinutes(minutes));
            assertThat(signIns.find(id)).isPresent();
        }
        now = Instant.EPOCH.plus(Duration.ofHours(12));
        assertThat(signIns.find(id)).isEmpty();
        assertThat(signIns.of(AMINA, null)).isEmpty();
    }

    @Test
    void one_sees_and_ends_ones_own_and_nobody_elses() {
        long phone = begin(AMINA, "a");
        long office = begin(AMINA, "a");
        long other = begin(YUSUF, "b");
        assertThat(signIns.of(AMINA, office))
                .extracting(SignInRow::id, SignInRow::current)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(phone, false),
                        org.assertj.core.groups.Tuple.tuple(office, true));
        assertThat(signIns.end(AMINA, other)).isFalse();
        assertThat(signIns.end(AMINA, phone)).isTrue();
        assertThat(signIns.find(phone)).isEmpty();
        assertThat(signIns.find(other)).isPresent();
    }

    @Test
    void a_new_password_ends_the_others() {
        long phone = begin(AMINA, "a");
        long office = begin(AMINA, "a");
        signIns.continueWith(office, "new");
        assertThat(signIns.find(phone)).isEmpty();
        assertThat(signIns.find(office))
                .get()
                .extracting(SignIns.SignIn::password)
                .isEqualTo("new");
    }

    @Test
    void closing_an_account_ends_all_of_them_for_good() {
        long phone = begin(AMINA, "a");
        signIns.withdraw(new KeysWithdrawn(AMINA, now, false));
        assertThat(signIns.find(phone)).isEmpty();
    }

    @Test
    void a_device_is_named_in_two_words() {
        assertThat(Devices.name("Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0"))
                .isEqualTo("Firefox, Android");
        assertThat(Devices.name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0"))
                .isEqualTo("Edge, Windows");
        assertThat(Devices.name(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(Devices.name(null)).isEqualTo("?");
    }
}
