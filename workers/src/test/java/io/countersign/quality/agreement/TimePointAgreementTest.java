package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.Matching.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Agreement on time points")
class TimePointAgreementTest {

    private static long[] at(long... points) {
        return points;
    }

    @Nested
    class Matches {

        @Test
        void points_up_to_the_tolerance_inclusive() {
            assertThat(TimePointAgreement.match(at(100), at(110), 10).pairs()).containsExactly(new Pair(0, 0, 0));
            assertThat(TimePointAgreement.match(at(100), at(111), 10).pairs()).isEmpty();
            assertThat(TimePointAgreement.match(at(100), at(100), 0).pairs()).containsExactly(new Pair(0, 0, 1));
        }

        @Test
        void each_point_once() {
            Matching matching = TimePointAgreement.match(at(100), at(99, 101), 10);
            assertThat(matching.pairs()).hasSize(1);
            assertThat(matching.precision()).isEqualTo(Coefficient.of(0.5));
            assertThat(matching.recall()).isEqualTo(Coefficient.of(1));
            assertThat(matching.f1()).isEqualTo(2.0 / 3);
        }

        @Test
        void as_many_as_possible_even_where_the_nearest_first_would_leave_one_over() {
            Matching matching = TimePointAgreement.match(at(0, 10), at(9, 19), 9);
            assertThat(matching.pairs()).extracting(Pair::right).containsExactly(0, 1);
        }

        @Test
        void with_the_least_total_distance() {
            Matching matching = TimePointAgreement.match(at(5, 0), at(1, 6), 10);
            assertThat(matching.pairs()).extracting(Pair::right).containsExactly(1, 0);
        }
    }

    @Nested
    class Scores {

        @Test
        void one_where_both_saw_nothing() {
            Matching matching = TimePointAgreement.match(at(), at(), 10);
            assertThat(matching.f1()).isEqualTo(1);
            assertThat(matching.precision()).isEqualTo(Coefficient.undefined(Reason.EMPTY_SIDE));
            assertThat(matching.meanSimilarity()).isEqualTo(Coefficient.undefined(Reason.NO_PAIRS));
        }

        @Test
        void zero_where_only_one_saw_something() {
            assertThat(TimePointAgreement.match(at(), at(5), 10).f1()).isZero();
            assertThat(TimePointAgreement.match(at(5), at(), 10).f1()).isZero();
        }

        @Test
        void every_two_of_several_people() {
            Map<String, long[]> labels = new LinkedHashMap<>();
            labels.put("a", at(100, 200));
            labels.put("b", at(101, 201));
            labels.put("c", at(100));
            PairwiseAgreement agreement =
                    PairwiseAgreement.of(labels, (one, other) -> TimePointAgreement.match(one, other, 5));
            assertThat(agreement.pairs())
                    .extracting(pair -> pair.first() + pair.second())
                    .containsExactly("ab", "ac", "bc");
            assertThat(agreement.meanF1()).isEqualTo(Coefficient.of((1 + 2.0 / 3 + 2.0 / 3) / 3));
            assertThat(agreement.leastF1()).isEqualTo(Coefficient.of(2.0 / 3));
        }

        @Test
        void nothing_for_one_person() {
            PairwiseAgreement agreement =
                    PairwiseAgreement.of(Map.of("a", at(1)), (one, other) -> TimePointAgreement.match(one, other, 5));
            assertThat(agreement.meanF1()).isEqualTo(Coefficient.undefined(Reason.NO_PAIRS));
            assertThat(agreement.leastF1()).isEqualTo(Coefficient.undefined(Reason.NO_PAIRS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_the_optimum_that_trying_everything_finds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            long[] left = random.longs(random.nextInt(6), 0, 40).toArray();
            long[] right = random.longs(random.nextInt(6), 0, 40).toArray();
            Matching matching = TimePointAgreement.match(left, right, 8);
            double found = matching.pairs().stream()
                    .mapToDouble(pair -> 100 - Math.abs(left[pair.left()] - right[pair.right()]))
                    .sum();
            assertThat(found).isEqualTo(best(left, right, 0, new boolean[right.length]));
        }
    }

    private static double best(long[] left, long[] right, int i, boolean[] used) {
        if (i == left.length) {
            return 0;
        }
        double best = best(left, right, i + 1, used);
        for (int j = 0; j < right.length; j++) {
            long distance = Math.abs(left[i] - right[j]);
            if (!used[j] && distance <= 8) {
                used[j] = true;
                best = Math.max(best, 100 - distance + best(left, right, i + 1, used));
                used[j] = false;
            }
        }
        return best;
    }

    @Test
    void refuses_a_negative_tolerance() {
        assertThatThrownBy(() -> TimePointAgreement.match(at(), at(), -1)).hasMessageContaining("tolerance");
    }
}
