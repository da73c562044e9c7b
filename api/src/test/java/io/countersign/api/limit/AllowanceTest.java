package io.countersign.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final Allowance allowance = new Allowance(new LimitSettings(60, 2), () -> now);

    private int taken(int wanted, boolean costly) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += allowance.take(costly).isZero() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void is_a_minutes_worth_at_once_and_then_comes_back_bit_by_bit() {
        assertThat(taken(100, false)).isEqualTo(60);
        assertThat(allowance.take(false)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(10);
        assertThat(taken(100, false)).isEqualTo(10);
        now = now.plus(Duration.ofHours(1));
        assertThat(taken(100, false)).isEqualTo(60);
    }

    @Test
    void of_costly_requests_is_less_and_leaves_the_others() {
        assertThat(taken(5, true)).isEqualTo(2);
        assertThat(allowance.take(true)).isEqualTo(Duration.ofSeconds(30));
        assertThat(allowance.take(false)).isZero();
    }

    @Test
    void is_told_of_once_a_minute() {
        assertThat(allowance.isToBeTold()).isTrue();
        now = now.plusSeconds(59);
        assertThat(allowance.isToBeTold()).isFalse();
        now = now.plusSeconds(1);
        assertThat(allowance.isToBeTold()).isTrue();
    }

    @Test
    void cannot_be_nothing() {
        assertThatThrownBy(() -> new LimitSettings(0, 1)).hasMessageContaining("countersign.limits");
    }
}
