package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The window rule")
class WindowRuleTest {

    private static final TemporalVoteSettings SETTINGS = TemporalVoteSettings.defaults();

    private static List<List<Integer>> rows(int length, int... anomalies) {
        long[] series = LongStream.range(0, length).map(i -> i * 60).toArray();
        return WindowRule.windows(series, anomalies, SETTINGS).stream()
                .map(window -> List.of(window.firstRow(), window.lastRow()))
                .toList();
    }

    @Test
    void centres_a_window_of_a_tenth_of_the_series_on_one_anomaly() {
        assertThat(rows(1_000, 500)).containsExactly(List.of(450, 550));
    }

    @Test
    void shares_the_tenth_among_the_anomalies() {
        assertThat(rows(1_000, 400, 800)).containsExactly(List.of(375, 425), List.of(775, 825));
    }

    @Test
    void clips_at_the_end() {
        assertThat(rows(1_000, 990)).containsExactly(List.of(940, 999));
    }

    @Test
    void drops_what_starts_in_the_probationary_part_but_counts_it_for_the_length() {
        assertThat(rows(1_000, 174, 800)).containsExactly(List.of(775, 825));
        assertThat(rows(1_000, 175, 800)).containsExactly(List.of(150, 200), List.of(775, 825));
    }

    @Test
    void limits_the_probationary_part_to_750_rows() {
        assertThat(rows(10_000, 1_249)).isEmpty();
        assertThat(rows(10_000, 1_250)).containsExactly(List.of(750, 1_750));
    }

    @Test
    void joins_windows_that_overlap_or_touch_however_many() {
        assertThat(rows(1_200, 500, 530, 560)).containsExactly(List.of(480, 580));
        assertThat(rows(1_200, 500, 540, 580)).containsExactly(List.of(480, 600));
        assertThat(rows(1_200, 500, 541, 800)).containsExactly(List.of(480, 520), List.of(521, 561), List.of(780, 820));
    }

    @Test
    void takes_anomalies_in_any_order() {
        assertThat(rows(1_000, 800, 400)).isEqualTo(rows(1_000, 400, 800));
    }
}
