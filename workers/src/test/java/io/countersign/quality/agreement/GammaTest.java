package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.agreement.UnitizingAlpha.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Gamma")
class GammaTest {

    private static final Set<String> TWO = new LinkedHashSet<>(List.of("a", "b"));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static Unit unit(String rater, String category, long start, long end) {
        return new Unit(rater, category, start, end);
    }

    /** Units of one rater, and of another who shifts each by up to {@code shift}, renames and misses some. */
    private static List<Unit> noisy(long seed, int shift, double otherwise) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Unit> units = new ArrayList<>();
        for (long at = 10; at < 950; at += 20 + random.nextInt(30)) {
            String category = random.nextBoolean() ? "x" : "y";
            long length = 5 + random.nextInt(15);
            units.add(unit("a", category, at, at + length));
            if (random.nextDouble() >= otherwise) {
                long moved = at + random.nextInt(-shift, shift + 1);
                boolean renamed = random.nextDouble() < otherwise;
                units.add(unit("b", renamed ? "z" : category, moved, moved + length));
            }
        }
        return units;
    }

    private static double gamma(List<Unit> units, long seed) {
        return Gamma.of(TWO, 0, 1_000, units, seed, 100).value().orElseThrow();
    }

    /** The least over all alignments, found by trying them. */
    private static double tried(List<Unit> one, List<Unit> other) {
        if (one.isEmpty()) {
            return other.size();
        }
        List<Unit> rest = one.subList(1, one.size());
        double best = 1 + tried(rest, other);
        for (int j = 0; j < other.size(); j++) {
            List<Unit> without = new ArrayList<>(other);
            without.remove(j);
            double pair = Gamma.least(List.of(one.get(0)), List.of(other.get(j)));
            best = Math.min(best, pair + tried(rest, without));
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aligns_so_that_the_disorder_is_least(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Unit>> lines = List.of(new ArrayList<>(), new ArrayList<>());
        for (List<Unit> line : lines) {
            for (int i = random.nextInt(6); i > 0; i--) {
                long at = random.nextInt(60);
                line.add(unit("a", random.nextBoolean() ? "x" : "y", at, at + 1 + random.nextInt(20)));
            }
        }
        assertThat(Gamma.least(lines.get(0), lines.get(1))).isCloseTo(tried(lines.get(0), lines.get(1)), within(1e-9));
    }

    @Test
    void counts_a_pair_by_place_and_category() {
        List<Unit> one = List.of(unit("a", "x", 0, 10));
        assertThat(Gamma.least(one, List.of(unit("b", "x", 2, 12)))).isCloseTo(0.04, within(1e-12));
        assertThat(Gamma.least(one, List.of(unit("b", "y", 2, 12)))).isCloseTo(1.04, within(1e-12));
        assertThat(Gamma.least(one, List.of(unit("b", "y", 500, 510)))).isEqualTo(2);
        assertThat(Gamma.least(one, List.of())).isEqualTo(1);
    }

    @Test
    void is_one_where_all_mark_the_same_and_falls_with_every_kind_of_noise() {
        double same = gamma(noisy(5, 0, 0), 1);
        double shifted = gamma(noisy(5, 4, 0), 1);
        double worse = gamma(noisy(5, 4, 0.3), 1);
        assertThat(same).isEqualTo(1);
        assertThat(shifted).isBetween(0.8, 0.99);
        assertThat(worse).isLessThan(shifted - 0.1);
    }

    @Test
    void is_about_zero_where_two_mark_by_chance() {
        double sum = 0;
        for (long seed = 0; seed < 20; seed++) {
            List<Unit> units = new ArrayList<>();
            noisy(seed, 0, 0).stream().filter(unit -> unit.rater().equals("a")).forEach(units::add);
            noisy(seed + 500, 0, 0).stream()
                    .filter(unit -> unit.rater().equals("b"))
                    .forEach(units::add);
            sum += gamma(units, 3) / 20;
        }
        assertThat(sum).isCloseTo(0, within(0.05));
    }

    @Test
    void is_the_same_for_the_same_seed() {
        assertThat(gamma(noisy(9, 5, 0.2), 4)).isEqualTo(gamma(noisy(9, 5, 0.2), 4));
        assertThat(gamma(noisy(9, 5, 0.2), 5)).isNotEqualTo(gamma(noisy(9, 5, 0.2), 4));
    }

    @Test
    void is_undefined_where_nobody_marked_anything_or_nobody_else_looked() {
        assertThat(Gamma.of(TWO, 0, 9, List.of(), 1, 30)).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
        assertThat(Gamma.of(Set.of("a"), 0, 9, List.of(unit("a", "x", 1, 2)), 1, 30))
                .isEqualTo(Coefficient.undefined(Reason.NO_PAIRS));
    }

    @Test
    void refuses_units_that_leave_the_line_or_are_of_nobody() {
        List<Unit> outside = List.of(unit("a", "x", 1, 11));
        assertThatThrownBy(() -> Gamma.of(TWO, 0, 10, outside, 1, 30)).hasMessageContaining("leaves the line");
        List<Unit> stranger = List.of(unit("c", "x", 1, 2));
        assertThatThrownBy(() -> Gamma.of(TWO, 0, 10, stranger, 1, 30)).hasMessageContaining("rater c");
        assertThatThrownBy(() -> Gamma.of(TWO, 0, 10, List.of(), 1, 29)).hasMessageContaining("29 samples");
    }
}
