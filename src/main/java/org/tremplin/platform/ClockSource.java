package org.tremplin.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The only place that asks the machine for the time. Truncated to microseconds, so that a stored time equals the one
 * returned.
 */
@ApplicationScoped
class ClockSource {
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
