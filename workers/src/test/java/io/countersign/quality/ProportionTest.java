package io.countersign.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** Newcombe 1998, Statistics in Medicine 17, 857-872, table I: the score method without correction for continuity. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void has_wilsons_interval(int hits, int of, double low, double high) {
        ConfidenceInterval interval = new Proportion(hits, of).interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void of_nothing_is_undefined() {
        assertThat(new Proportion(0, 0).share()).isEqualTo(Coefficient.undefined(Undefined.Reason.NO_DATA));
        assertThat(new Proportion(0, 0).interval(0.95)).isEmpty();
    }

    @Test
    void of_all_ends_at_one() {
        assertThat(new Proportion(12, 12).interval(0.95).orElseThrow().high()).isEqualTo(1);
    }

    @Test
    void is_no_more_than_the_whole() {
        assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
