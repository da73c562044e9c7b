package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: exact fractions, and 40 digits for the Poisson ones. */
@DisplayName("The operating characteristic")
class OperatingCharacteristicTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @ParameterizedTest(name = "n {0}, Ac {1}, p {2}: {3}")
    @CsvSource({
        "50, 1, 0.01, 0.9105646869039693",
        "500, 21, 0.025, 0.9914274291180445",
        "500, 21, 0.05, 0.24094538415895048",
        "80, 5, 0.1, 0.17691652441630684",
        "2000, 14, 0.5, 0",
        "20, 0, 0, 1",
        "20, 19, 1, 0",
        "20, 20, 1, 1",
        "20, -1, 0.5, 0"
    })
    void is_binomial_for_lots_from_a_process(int n, int ac, double p, double expected) {
        assertThat(OperatingCharacteristic.binomial(n, ac, p)).isCloseTo(expected, EXACT);
    }

    @ParameterizedTest(name = "lot {0} with {1}, n {2}, Ac {3}: {4}")
    @CsvSource({
        "200, 4, 50, 1, 0.7393570683752557",
        "90, 3, 20, 0, 0.4659516513449098",
        "10, 8, 5, 3, 0.2222222222222222",
        "10, 8, 5, 2, 0",
        "100000, 500, 315, 5, 0.9946199085927955",
        "10, 0, 5, 0, 1",
        "10, 1, 10, 0, 0"
    })
    void is_hypergeometric_for_one_lot(int lot, int bad, int n, int ac, double expected) {
        assertThat(OperatingCharacteristic.hypergeometric(lot, bad, n, ac)).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest(name = "mean {0}, Ac {1}: {2}")
    @CsvSource({
        "2.5, 2, 0.5438131158833295",
        "30, 20, 0.035284618454228645",
        "1000, 900, 0.0006977673277963068",
        "0, 0, 1",
        "1, -1, 0"
    })
    void is_poisson_for_nonconformities(double mean, int ac, double expected) {
        assertThat(OperatingCharacteristic.poisson(mean, ac)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void refuses_what_is_no_share() {
        assertThatThrownBy(() -> OperatingCharacteristic.binomial(5, 1, 1.5)).hasMessageContaining("share");
        assertThatThrownBy(() -> OperatingCharacteristic.hypergeometric(5, 6, 1, 1))
                .hasMessageContaining("6 nonconforming");
        assertThatThrownBy(() -> OperatingCharacteristic.poisson(Double.NaN, 1))
                .hasMessageContaining("expected number");
    }
}
