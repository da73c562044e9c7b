package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.agreement.Matching.Pair;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Agreement on regions")
class RegionAgreementTest {

    private static Labelled<Interval> range(String label, double start, double end) {
        return new Labelled<>(label, new Interval(start, end));
    }

    @Test
    void matches_shapes_of_one_class_that_overlap_enough() {
        Matching matching = RegionAgreement.match(
                List.of(range("leak", 0, 10), range("noise", 20, 30)),
                List.of(range("noise", 0, 10), range("noise", 25, 35), range("leak", 0, 5)),
                0.5);
        assertThat(matching.pairs()).containsExactly(new Pair(0, 2, 0.5));
        assertThat(matching.f1()).isEqualTo(0.4);
    }

    @Test
    void can_leave_the_class_out() {
        Matching matching =
                RegionAgreement.matchAnyClass(List.of(range("leak", 0, 10)), List.of(range("noise", 0, 10)), 0.5);
        assertThat(matching.f1()).isEqualTo(1);
    }

    @Test
    void never_matches_kinds_that_cannot_be_compared() {
        Matching matching = RegionAgreement.match(
                List.of(range("leak", 0, 10)), List.of(new Labelled<>("leak", new Box(0, 0, 10, 10))), 0.5);
        assertThat(matching.pairs()).isEmpty();
    }

    @Test
    void matches_more_rather_than_better() {
        Matching matching = RegionAgreement.match(
                List.of(range("a", 0, 10), range("a", 2, 12)), List.of(range("a", 1, 11), range("a", 6, 16)), 0.4);
        assertThat(matching.pairs()).extracting(Pair::right).containsExactly(0, 1);
    }

    @Test
    void counts_two_empty_sides_as_agreement() {
        assertThat(RegionAgreement.match(List.of(), List.of(), 0.5).f1()).isEqualTo(1);
        assertThat(RegionAgreement.match(List.of(range("a", 0, 1)), List.of(), 0.5)
                        .f1())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void is_the_optimum_that_trying_everything_finds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            List<Labelled<Box>> left = boxes(random);
            List<Labelled<Box>> right = boxes(random);
            double found = RegionAgreement.match(left, right, 0.1).pairs().stream()
                    .mapToDouble(pair -> 10 + pair.similarity())
                    .sum();
            assertThat(found).isCloseTo(best(left, right, 0, new boolean[right.size()]), within(1e-9));
        }
    }

    private static List<Labelled<Box>> boxes(Random random) {
        List<Labelled<Box>> boxes = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            Box box = new Box(random.nextInt(8), random.nextInt(8), 2 + random.nextInt(8), 2 + random.nextInt(8));
            boxes.add(new Labelled<>(random.nextBoolean() ? "a" : "b", box));
        }
        return boxes;
    }

    private static double best(List<Labelled<Box>> left, List<Labelled<Box>> right, int i, boolean[] used) {
        if (i == left.size()) {
            return 0;
        }
        double best = best(left, right, i + 1, used);
        for (int j = 0; j < right.size(); j++) {
            double iou = Overlap.iou(left.get(i).region(), right.get(j).region())
                    .value()
                    .orElseThrow();
            if (!used[j]
                    && iou >= 0.1
                    && left.get(i).label().equals(right.get(j).label())) {
                used[j] = true;
                best = Math.max(best, 10 + iou + best(left, right, i + 1, used));
                used[j] = false;
            }
        }
        return best;
    }

    @Test
    void refuses_a_threshold_that_everything_or_nothing_reaches() {
        assertThatThrownBy(() -> RegionAgreement.match(List.of(), List.of(), 0)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> RegionAgreement.match(List.of(), List.of(), 1.1))
                .hasMessageContaining("threshold");
    }
}
