package io.countersign.process.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTimesTest {

    @ParameterizedTest(name = "the {1} quantile of 1 to {0} is {2}")
    @CsvSource({"0, 0.5, ", "1, 0.5, 1", "1, 0.9, 1", "2, 0.5, 1", "3, 0.5, 2", "10, 0.9, 9", "11, 0.9, 10"})
    void a_quantile_is_a_time_that_was_taken(int count, double part, Integer expected) {
        List<Duration> sorted =
                IntStream.rangeClosed(1, count).mapToObj(Duration::ofSeconds).toList();

        assertThat(ElementTimes.rank(sorted, part)).isEqualTo(expected == null ? null : Duration.ofSeconds(expected));
    }
}
