package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;
import io.countersign.quality.Undefined.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A coefficient")
class CoefficientEdgeTest {

    private static final int NONE = Ratings.MISSING;

    private static Ratings ratings(int[]... codes) {
        return Ratings.of(List.of("1", "2", "3"), List.of("a", "b"), codes);
    }

    @Nested
    class Is_undefined {

        private final Coefficient noVariation = Coefficient.undefined(Reason.NO_VARIATION);
        private final Coefficient noPairs = Coefficient.undefined(Reason.NO_PAIRS);

        @Test
        void where_everything_is_of_one_category() {
            Ratings one = ratings(new int[] {1, 1}, new int[] {1, 1}, new int[] {1, 1});
            assertThat(CohenKappa.of(one, "a", "b")).isEqualTo(noVariation);
            assertThat(CohenKappa.of(one, "a", "b", KappaWeights.QUADRATIC)).isEqualTo(noVariation);
            assertThat(FleissKappa.of(one)).isEqualTo(noVariation);
            assertThat(PercentAgreement.pairwise(one)).isEqualTo(Coefficient.of(1));
        }

        @ParameterizedTest
        @EnumSource(Level.class)
        void for_alpha_where_everything_is_of_one_category(Level level) {
            assertThat(KrippendorffAlpha.of(ratings(new int[] {1, 1}, new int[] {1, 1}, new int[] {0, NONE}), level))
                    .isEqualTo(noVariation);
            assertThat(KrippendorffAlpha.of(new double[][] {{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}}, level))
                    .isEqualTo(noVariation);
        }

        @ParameterizedTest
        @EnumSource(Level.class)
        void where_no_unit_has_two_ratings(Level level) {
            Ratings single = ratings(new int[] {1, NONE}, new int[] {NONE, 0});
            assertThat(KrippendorffAlpha.of(single, level)).isEqualTo(noPairs);
            assertThat(CohenKappa.of(single, "a", "b")).isEqualTo(noPairs);
            assertThat(FleissKappa.of(single)).isEqualTo(noPairs);
            assertThat(PercentAgreement.pairwise(single)).isEqualTo(noPairs);
            assertThat(PercentAgreement.unanimous(single)).isEqualTo(noPairs);
            assertThat(FleissKappa.of(ratings())).isEqualTo(noPairs);
        }

        @ParameterizedTest
        @EnumSource(AgreementMetric.class)
        void for_every_metric_that_corrects_for_chance_on_a_scale_of_one_category(AgreementMetric metric) {
            Ratings one = Ratings.of(List.of("1"), List.of("a", "b"), new int[][] {{0, 0}, {0, 0}});
            Coefficient figure =
                    Agreement.of(one, metric, KappaWeights.UNWEIGHTED).coefficient();
            assertThat(figure).isEqualTo(metric.label().startsWith("percent") ? Coefficient.of(1) : noVariation);
        }

        @ParameterizedTest
        @EnumSource(AgreementMetric.class)
        void for_every_metric_where_no_unit_has_two_ratings(AgreementMetric metric) {
            Ratings single = ratings(new int[] {1, NONE}, new int[] {NONE, 0});
            Agreement agreement = Agreement.of(single, metric, KappaWeights.UNWEIGHTED);
            assertThat(agreement.coefficient()).isEqualTo(noPairs);
            assertThat(agreement.estimate().coefficient()).isEqualTo(noPairs);
            assertThat(agreement.estimate().interval(0.95, 1)).isEmpty();
            assertThat(agreement.bootstrap(new BootstrapSettings(1, 100, 0.95)))
                    .isEqualTo(new BootstrapInterval(Optional.empty(), 100, 100));
        }

        @Test
        void but_not_for_those_whose_chance_knows_no_habits() {
            Ratings one = ratings(new int[] {1, 1}, new int[] {1, 1});
            assertThat(Agreement.of(one, AgreementMetric.RANDOLPH, KappaWeights.UNWEIGHTED)
                            .coefficient())
                    .isEqualTo(Coefficient.of(1));
            assertThat(Agreement.of(one, AgreementMetric.AC1, KappaWeights.UNWEIGHTED)
                            .coefficient())
                    .isEqualTo(Coefficient.of(1));
        }

        @Test
        void for_the_error_of_a_single_unit() {
            Estimate estimate = Agreement.of(ratings(new int[] {0, 1}), AgreementMetric.FLEISS, KappaWeights.UNWEIGHTED)
                    .estimate();
            assertThat(estimate.coefficient()).isEqualTo(Coefficient.of(-1));
            assertThat(estimate.standardError()).isEqualTo(Coefficient.undefined(Reason.TOO_FEW));
        }

        @Test
        void for_a_category_that_nobody_used() {
            List<Coefficient> kappas = FleissKappa.perCategory(ratings(new int[] {0, 1}, new int[] {1, 1}));
            assertThat(kappas.get(2)).isEqualTo(noVariation);
            assertThat(kappas.get(0).isDefined()).isTrue();
        }
    }

    @Nested
    class Is_one {

        @ParameterizedTest
        @EnumSource(Level.class)
        void where_all_agree_on_every_unit(Level level) {
            Ratings agreed = ratings(new int[] {0, 0}, new int[] {2, 2}, new int[] {1, 1});
            assertThat(KrippendorffAlpha.of(agreed, level)).isEqualTo(Coefficient.of(1));
            assertThat(CohenKappa.of(agreed, "a", "b")).isEqualTo(Coefficient.of(1));
            assertThat(FleissKappa.of(agreed)).isEqualTo(Coefficient.of(1));
        }
    }

    @Test
    void with_weights_depends_on_the_declared_scale() {
        int[][] codes = {{0, 0}, {0, 1}, {1, 2}, {2, 2}};
        Coefficient three = CohenKappa.of(
                Ratings.of(List.of("x", "y", "z"), List.of("a", "b"), codes), "a", "b", KappaWeights.LINEAR);
        double[][] steps = {{1, 0.75, 0.5}, {0.75, 1, 0.75}, {0.5, 0.75, 1}};
        Coefficient own = CohenKappa.of(
                Ratings.of(List.of("x", "y", "z"), List.of("a", "b"), codes), "a", "b", KappaWeights.of(steps));
        double[][] uneven = {{1, 0.9, 0}, {0.9, 1, 0}, {0, 0, 1}};
        Coefficient other = CohenKappa.of(
                Ratings.of(List.of("x", "y", "z"), List.of("a", "b"), codes), "a", "b", KappaWeights.of(uneven));
        assertThat(own.value().orElseThrow()).isEqualTo(three.value().orElseThrow());
        assertThat(other).isNotEqualTo(three);
    }

    @Nested
    class Refuses {

        @Test
        void a_label_outside_the_scale() {
            assertThatThrownBy(() -> Ratings.of(List.of("x"), List.of(new Rating("u1", "a", "y"))))
                    .hasMessage("the scale [x] does not have the label y of unit u1");
        }

        @Test
        void two_ratings_of_one_unit_by_one_rater() {
            List<Rating> twice = List.of(new Rating("u1", "a", "x"), new Rating("u1", "a", "x"));
            assertThatThrownBy(() -> Ratings.of(List.of("x"), twice)).hasMessage("rater a rated unit u1 twice");
        }

        @Test
        void names_that_are_no_numbers_where_numbers_count() {
            Ratings names = Ratings.of(List.of("x", "y"), List.of("a", "b"), new int[][] {{0, 1}});
            assertThatThrownBy(() -> KrippendorffAlpha.of(names, Level.INTERVAL))
                    .hasMessageContaining("category x");
        }

        @Test
        void negative_numbers_on_a_ratio_scale() {
            double[][] negative = {{-1, 1}};
            assertThatThrownBy(() -> KrippendorffAlpha.of(negative, Level.RATIO))
                    .hasMessageContaining("negative");
        }

        @Test
        void weights_that_are_none() {
            assertThatThrownBy(() -> KappaWeights.of(new double[][] {{1, 0.5}, {0.4, 1}}))
                    .hasMessageContaining("row 0, column 1");
            assertThatThrownBy(() -> KappaWeights.of(new double[][] {{0.9}})).hasMessageContaining("row 0");
        }

        @Test
        void a_rater_who_is_not_there() {
            assertThatThrownBy(() -> CohenKappa.of(ratings(new int[] {0, 1}), "a", "c"))
                    .hasMessage("no rater c among [a, b]");
        }
    }

    @Test
    void takes_single_ratings_in_any_order() {
        Ratings table = Ratings.of(
                List.of("x", "y"),
                List.of(new Rating("u2", "b", "y"), new Rating("u1", "a", "x"), new Rating("u2", "a", "x")));
        assertThat(table.units()).isEqualTo(2);
        assertThat(table.raters()).containsExactly("b", "a");
        assertThat(table.code(0, 0)).isEqualTo(1);
        assertThat(table.code(1, 0)).isEqualTo(Ratings.MISSING);
        assertThat(table.only(List.of("a")).code(1, 0)).isZero();
    }
}
