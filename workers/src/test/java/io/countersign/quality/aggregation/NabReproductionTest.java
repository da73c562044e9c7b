package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.quality.aggregation.NabCorpus.Series;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The temporal vote gives what the Numenta Anomaly Benchmark published")
class NabReproductionTest {

    private static final TemporalVoteSettings SETTINGS = TemporalVoteSettings.defaults();

    static List<Series> series() throws IOException {
        return NabCorpus.all();
    }

    @Test
    void for_thirty_series_that_three_people_labelled() throws IOException {
        assertThat(series()).hasSize(30).extracting(Series::name).doesNotHaveDuplicates();
        assertThat(series()).allSatisfy(one -> assertThat(one.labels()).hasSize(3));
    }

    @ParameterizedTest
    @MethodSource("series")
    void the_same_labels(Series series) {
        TemporalVote vote = TemporalVote.of(series.rows(), series.labels(), SETTINGS);
        assertThat(vote.kept()).extracting(VotedPoint::timestamp).isEqualTo(series.combinedLabels());
    }

    @ParameterizedTest
    @MethodSource("series")
    void the_same_windows(Series series) {
        List<VoteWindow> windows = series.name().equals(NabCorpus.OVERRIDDEN)
                ? WindowRule.windows(series.rows(), new int[] {249, 339}, SETTINGS)
                : TemporalVote.of(series.rows(), series.labels(), SETTINGS).windows();
        assertThat(ends(windows)).isEqualTo(series.combinedWindows());
    }

    @Test
    void but_for_the_one_series_that_was_edited_by_hand() throws IOException {
        List<String> different = series().stream()
                .filter(one -> !ends(TemporalVote.of(one.rows(), one.labels(), SETTINGS)
                                .windows())
                        .equals(one.combinedWindows()))
                .map(Series::name)
                .toList();
        assertThat(different).containsExactly(NabCorpus.OVERRIDDEN);
    }

    private static List<List<Long>> ends(List<VoteWindow> windows) {
        return windows.stream()
                .map(window -> List.of(window.start(), window.end()))
                .toList();
    }
}
