package io.countersign.infra.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginGuardTest {
    private static final String USER = "east-reviewer-1";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final LoginGuard guard = new LoginGuard(RealmFile.read(Map.of()), clock);

    @ParameterizedTest(name = "{0} failures lock for {1} s")
    @CsvSource({"4, 0", "5, 60", "9, 0", "10, 120", "15, 180", "100, 900"})
    void locks_longer_each_time_the_factor_is_reached(int failures, long seconds) {
        fail(failures);
        if (seconds > 0) {
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(guard.isLocked(USER)).isTrue();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(guard.isLocked(USER)).isFalse();
    }

    @Test
    void tells_how_long_it_still_is() {
        fail(5);
        clock.advance(Duration.ofSeconds(20));
        assertThat(guard.lockedFor(USER)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void forgets_failures_after_a_success() {
        fail(4);
        guard.succeeded(USER);
        fail(4);
        assertThat(guard.isLocked(USER)).isFalse();
    }

    @Test
    void forgets_failures_that_lie_longer_back_than_the_realm_says() {
        fail(4);
        clock.advance(Duration.ofSeconds(43_201));
        fail(1);
        assertThat(guard.isLocked(USER)).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            guard.failed(USER);
        }
    }
}
