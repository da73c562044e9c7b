package io.countersign.quality.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.aggregation.RangeVote.VotedRange;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Labelled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A vote on ranges")
class RangeVoteTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static Labelled<Interval> range(String label, double start, double end) {
        return new Labelled<>(label, new Interval(start, end));
    }

    @Test
    void holds_where_one_marks_a_long_range_and_another_short_ones_in_it() {
        List<VotedRange> voted = RangeVote.of(
                Map.of(
                        "ann", List.of(range("drift", 0, 10)),
                        "bob", List.of(range("drift", 1, 3), range("drift", 6, 9)),
                        "cat", List.of(range("drift", 2, 8))),
                2 / 3.0);
        assertThat(voted)
                .containsExactly(
                        new VotedRange("drift", new Interval(1, 9), voted.get(0).confidence()));
        // Bob, Ann and Cat on 2-3 and 6-8, two of them elsewhere.
        assertThat(voted.get(0).confidence()).isCloseTo((3 * 3 + 5 * 2) / 3.0 / 8, within(1e-12));
    }

    @Test
    void keeps_classes_apart_and_drops_what_too_few_marked() {
        Map<String, List<Labelled<Interval>>> labels = Map.of(
                "ann", List.of(range("drift", 0, 4), range("spike", 2, 3)),
                "bob", List.of(range("drift", 1, 5), range("spike", 7, 8)),
                "cat", List.of());
        assertThat(RangeVote.of(labels, 0.6)).containsExactly(new VotedRange("drift", new Interval(1, 4), 2 / 3.0));
        assertThat(RangeVote.of(labels, 0.7)).isEmpty();
    }

    @Test
    void counts_a_person_once_and_ranges_without_extent_never() {
        List<Labelled<Interval>> twice = List.of(range("drift", 0, 4), range("drift", 2, 6), range("drift", 8, 8));
        assertThat(RangeVote.of(Map.of("ann", twice, "bob", List.of()), 0.5))
                .containsExactly(new VotedRange("drift", new Interval(0, 6), 0.5));
        assertThat(RangeVote.of(Map.of("ann", twice, "bob", List.of()), 0.6)).isEmpty();
    }

    @Test
    void goes_on_over_ends_at_the_same_place() {
        Map<String, List<Labelled<Interval>>> labels =
                Map.of("ann", List.of(range("drift", 0, 5)), "bob", List.of(range("drift", 5, 9)));
        assertThat(RangeVote.of(labels, 0.5)).containsExactly(new VotedRange("drift", new Interval(0, 9), 0.5));
    }

    /** Step by step over a line of whole numbers. */
    @ParameterizedTest
    @MethodSource("seeds")
    void is_that_of_counting_every_step(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Labelled<Interval>>> labels = new LinkedHashMap<>();
        int[] votes = new int[60];
        int people = 2 + random.nextInt(4);
        for (int person = 0; person < people; person++) {
            boolean[] marked = new boolean[votes.length];
            List<Labelled<Interval>> own = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                int from = random.nextInt(votes.length);
                int to = Math.min(votes.length, from + random.nextInt(20));
                own.add(range("drift", from, to));
                for (int step = from; step < to; step++) {
                    marked[step] = true;
                }
            }
            for (int step = 0; step < votes.length; step++) {
                votes[step] += marked[step] ? 1 : 0;
            }
            labels.put("p" + person, own);
        }
        boolean[] found = new boolean[votes.length];
        for (VotedRange voted : RangeVote.of(labels, 0.6)) {
            double sum = 0;
            for (int step = (int) voted.range().start(); step < voted.range().end(); step++) {
                found[step] = true;
                sum += votes[step];
            }
            assertThat(voted.confidence())
                    .isCloseTo(sum / people / voted.range().size(), within(1e-9))
                    .isGreaterThan(0.59);
        }
        for (int step = 0; step < votes.length; step++) {
            assertThat(found[step]).as("step %d", step).isEqualTo(votes[step] >= 0.6 * people - 1e-9);
        }
    }

    @Test
    void needs_a_share() {
        assertThatThrownBy(() -> RangeVote.of(Map.of(), 0)).hasMessageContaining("threshold");
    }
}
