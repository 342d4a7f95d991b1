package org.tremplin.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final String KEY = "k".repeat(48);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T08:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void whoever_warms_up_reaches_nothing_and_changes_nothing() {
        Grant nobody = new WarmUp(clock, KEY).of(request("GET", KEY));
        assertThat(WarmUp.is(nobody)).isTrue();
        for (Permission permission : Permission.values()) {
            Reach reach = nobody.reach(permission);
            assertThat(reach.everywhere()).as("%s", permission).isFalse();
            assertThat(reach.sites()).as("%s", permission).containsExactly(-1L);
            assertThat(reach.self()).as("%s", permission).isEqualTo(-1);
            assertThat(permission.changes() && permission != Permission.ANYONE && nobody.has(permission))
                    .as("%s", permission)
                    .isFalse();
        }
    }

    @Test
    void only_its_key_opens_only_pages_and_only_in_the_first_minutes() {
        WarmUp warmUp = new WarmUp(clock, KEY);
        assertThat(warmUp.of(request("GET", "x".repeat(48)))).isNull();
        assertThat(warmUp.of(request("GET", null))).isNull();
        assertThat(warmUp.of(request("POST", KEY))).isNull();
        assertThat(new WarmUp(clock, null).of(request("GET", KEY))).isNull();
        now.set(now.get().plusSeconds(299));
        assertThat(warmUp.of(request("GET", KEY))).isNotNull();
        now.set(now.get().plusSeconds(1));
        assertThat(warmUp.of(request("GET", KEY))).isNull();
    }

    private static HttpServletRequest request(String method, String key) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                WarmUpTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> called.getName().equals("getMethod") ? method : key);
    }
}
