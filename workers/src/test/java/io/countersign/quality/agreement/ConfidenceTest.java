package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.ConfidenceInterval;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("How sure a coefficient is")
class ConfidenceTest {

    private static final BootstrapSettings SETTINGS = new BootstrapSettings(7, 2_000, 0.95);

    /** Three raters who are right in so many of ten. */
    private static Ratings table(long seed, int units, int right) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] codes = new int[units][3];
        for (int[] unit : codes) {
            int truth = random.nextInt(3);
            for (int rater = 0; rater < unit.length; rater++) {
                unit[rater] = random.nextInt(10) < right ? truth : random.nextInt(3);
            }
        }
        return Ratings.of(List.of("1", "2", "3"), List.of("a", "b", "c"), codes);
    }

    private static Agreement fleiss(Ratings ratings) {
        return Agreement.of(ratings, AgreementMetric.FLEISS, KappaWeights.UNWEIGHTED);
    }

    /** R: fleiss.kappa.raw gives the interval (0.424, 1) for the table of 2011. */
    @Test
    void is_cut_off_at_one() {
        ConfidenceInterval interval = fleiss(ReferenceTables.krippendorff2011())
                .estimate()
                .interval(0.95, 1)
                .orElseThrow();
        assertThat(interval.low()).isCloseTo(0.76117 - 2.200985 * 0.15302, within(1e-4));
        assertThat(interval.high()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AgreementMetric.class,
            names = {"PERCENT_UNANIMOUS", "COHEN", "SCOTT", "LIGHT"},
            mode = EnumSource.Mode.EXCLUDE)
    void is_nearly_the_same_by_formula_and_by_drawing_again(AgreementMetric metric) {
        Agreement agreement = Agreement.of(table(3, 400, 7), metric, KappaWeights.UNWEIGHTED);
        ConfidenceInterval formula = agreement.estimate().interval(0.95, 1).orElseThrow();
        ConfidenceInterval drawn = agreement.bootstrap(SETTINGS).interval().orElseThrow();
        assertThat(drawn.low()).isCloseTo(formula.low(), within(0.012));
        assertThat(drawn.high()).isCloseTo(formula.high(), within(0.012));
    }

    @Test
    void is_the_same_for_the_same_seed() {
        Agreement agreement = fleiss(table(5, 100, 6));
        assertThat(agreement.bootstrap(SETTINGS)).isEqualTo(agreement.bootstrap(SETTINGS));
        assertThat(agreement.bootstrap(new BootstrapSettings(8, 2_000, 0.95)))
                .isNotEqualTo(agreement.bootstrap(SETTINGS));
    }

    /** Of 200 samples of a kappa known from a million units, about 190 intervals hold it. */
    @Test
    void is_as_sure_as_it_says() {
        double truth = fleiss(table(1, 1_000_000, 7)).coefficient().value().orElseThrow();
        long holding = LongStream.range(100, 300)
                .mapToObj(seed ->
                        fleiss(table(seed, 100, 7)).estimate().interval(0.95, 1).orElseThrow())
                .filter(interval -> interval.low() <= truth && truth <= interval.high())
                .count();
        assertThat(holding).isBetween(180L, 199L);
    }

    @Test
    void needs_a_level_and_enough_tables() {
        assertThatThrownBy(() -> new BootstrapSettings(1, 99, 0.95)).hasMessageContaining("at least 100");
        assertThatThrownBy(() -> new BootstrapSettings(1, 100, 1)).hasMessageContaining("level");
    }
}
