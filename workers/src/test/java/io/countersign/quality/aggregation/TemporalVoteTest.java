package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A temporal vote")
class TemporalVoteTest {

    /** 1,000 rows, one every 60 ticks: labels up to 600 ticks behind the first one mean the same. */
    private static final long[] SERIES =
            LongStream.range(0, 1_000).map(i -> i * 60).toArray();

    private static final TemporalVoteSettings SETTINGS = TemporalVoteSettings.defaults();

    private static TemporalVote vote(Map<String, List<Long>> labels) {
        return TemporalVote.of(SERIES, labels, SETTINGS);
    }

    @Nested
    class Keeps {

        @Test
        void a_point_that_half_of_the_annotators_support_and_says_who() {
            TemporalVote vote =
                    vote(Map.of("a", List.of(30_000L), "b", List.of(30_060L), "c", List.of(), "d", List.of()));
            assertThat(vote.kept()).singleElement().satisfies(point -> {
                assertThat(point.supporters()).containsExactly("a", "b");
                assertThat(point.votes()).isEqualTo(2);
                assertThat(point.confidence()).isEqualTo(0.5);
                assertThat(point.earliest()).isEqualTo(30_000);
                assertThat(point.latest()).isEqualTo(30_060);
            });
        }

        @Test
        void the_timestamp_chosen_most_often() {
            TemporalVote vote = vote(Map.of("a", List.of(30_000L), "b", List.of(30_060L), "c", List.of(30_060L)));
            assertThat(vote.kept()).extracting(VotedPoint::timestamp).containsExactly(30_060L);
        }

        @Test
        void the_earliest_timestamp_on_a_tie() {
            TemporalVote vote = vote(Map.of("a", List.of(30_120L), "b", List.of(30_060L), "c", List.of(30_000L)));
            assertThat(vote.kept()).extracting(VotedPoint::timestamp).containsExactly(30_000L);
        }

        @ParameterizedTest(name = "{0} ticks apart: {1} point(s)")
        @CsvSource({"600, 1", "601, 0"})
        void labels_together_up_to_the_tolerance_inclusive(long distance, int kept) {
            TemporalVote vote = vote(Map.of("a", List.of(30_000L), "b", List.of(30_000L + distance), "c", List.of()));
            assertThat(vote.kept()).hasSize(kept);
            assertThat(vote.rejected()).hasSize(kept == 1 ? 0 : 2);
        }

        @Test
        void a_group_measured_from_its_first_label_not_from_the_previous_one() {
            TemporalVote vote = vote(Map.of("a", List.of(30_000L), "b", List.of(30_500L), "c", List.of(31_000L)));
            assertThat(vote.kept()).extracting(VotedPoint::latest).containsExactly(30_500L);
            assertThat(vote.rejected()).extracting(VotedPoint::timestamp).containsExactly(31_000L);
        }
    }

    @Nested
    class Counts {

        @Test
        void two_labels_of_one_annotator_in_a_group_as_one_vote() {
            TemporalVote vote = vote(Map.of("a", List.of(30_000L, 30_060L), "b", List.of(), "c", List.of()));
            assertThat(vote.kept()).isEmpty();
            assertThat(vote.rejected()).extracting(VotedPoint::votes).containsExactly(1);
        }

        @Test
        void an_annotator_who_saw_nothing_as_one_who_could_have_voted() {
            assertThat(vote(Map.of("a", List.of(30_000L))).kept()).hasSize(1);
            assertThat(vote(Map.of("a", List.of(30_000L), "b", List.of(), "c", List.of()))
                            .kept())
                    .isEmpty();
        }

        @Test
        void a_tenth_of_thirty_as_three() {
            var tenth = new TemporalVoteSettings(0.1, 0.1, 0.15, 750);
            Map<String, List<Long>> labels = new TreeMap<>();
            for (int i = 0; i < 30; i++) {
                labels.put("p" + i, i < 3 ? List.of(30_000L) : List.of());
            }
            assertThat(TemporalVote.of(SERIES, labels, tenth).kept()).hasSize(1);
        }
    }

    @Test
    void gives_nothing_where_nobody_saw_anything() {
        TemporalVote vote = vote(Map.of("a", List.of(), "b", List.of()));
        assertThat(vote.kept()).isEmpty();
        assertThat(vote.rejected()).isEmpty();
        assertThat(vote.windows()).isEmpty();
    }

    @ParameterizedTest(name = "{0} rows: {1} ticks")
    @CsvSource({"1, 0", "2, 0", "99, 0", "100, 60", "199, 60", "200, 120", "1243, 720"})
    void divides_the_tolerance_in_whole_numbers(int rows, long tolerance) {
        long[] series = LongStream.range(0, rows).map(i -> i * 60).toArray();
        assertThat(TemporalVote.tolerance(series, SETTINGS)).isEqualTo(tolerance);
    }

    @Test
    void refuses_a_series_out_of_order_and_names_the_row() {
        assertThatThrownBy(() -> TemporalVote.of(new long[] {0, 60, 30}, Map.of(), SETTINGS))
                .hasMessageContaining("row 2");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 0.15, 1", "1.1, 0.1, 0.15, 1", "0.5, 0, 0.15, 1", "0.5, 0.1, 1, 1", "0.5, 0.1, 0.15, -1"})
    void refuses_settings_out_of_range(double threshold, double window, double probation, int rows) {
        assertThatThrownBy(() -> new TemporalVoteSettings(threshold, window, probation, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must");
    }
}
