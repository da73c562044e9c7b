package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;
import io.countersign.quality.agreement.ReferenceTables.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Coefficients have the values that R computes")
class ReferenceAgreementTest {

    private static final Pattern TWO_RATERS = Pattern.compile("(.*) raters (\\d),(\\d)");
    private static final Pattern WEIGHTED = Pattern.compile("(.*) \\[weights=(.*)](.*)");

    static List<Value> values() {
        return ReferenceTables.values();
    }

    @Test
    void for_everything_that_R_was_asked() {
        assertThat(values()).hasSize(179);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void of(Value value) {
        assertThat(compute(value).value().orElseThrow()).isCloseTo(value.figure(), within(value.tolerance()));
    }

    private static Coefficient compute(Value value) {
        Matcher two = TWO_RATERS.matcher(value.table());
        if (two.matches()) {
            Ratings pair = ReferenceTables.seenBy(table(two.group(1)), List.of(two.group(2), two.group(3)));
            return cohen(value.statistic(), pair, two.group(2), two.group(3));
        }
        Ratings ratings = table(value.table());
        Matcher weighted = WEIGHTED.matcher(value.statistic());
        if (weighted.matches()) {
            KappaWeights weights = weights(weighted.group(2));
            return weighted.group(3).isEmpty()
                    ? estimate(weighted.group(1), ratings, weights).coefficient()
                    : error(value, estimate(weighted.group(1), ratings, weights));
        }
        return unweighted(value, ratings);
    }

    private static Coefficient unweighted(Value value, Ratings ratings) {
        if (value.statistic().startsWith("krippendorff_alpha_")) {
            String level = value.statistic().substring("krippendorff_alpha_".length());
            Coefficient alpha = KrippendorffAlpha.of(ratings, Level.valueOf(level.toUpperCase(Locale.ROOT)));
            return value.table().equals("irr_anxiety_20x3") ? asIrrCounts(alpha) : alpha;
        }
        if (value.statistic().startsWith("fleiss_kappa_category[")) {
            String category = value.statistic().replaceAll(".*\\[|]", "");
            return FleissKappa.perCategory(ratings).get(ratings.scale().indexOf(category));
        }
        return switch (value.statistic()) {
            case "fleiss_kappa" -> FleissKappa.of(ratings);
            case "fleiss_kappa_z" -> ChanceTest.fleiss(ratings);
            case "conger_exact_kappa" -> figure(ratings, AgreementMetric.CONGER);
            case "light_kappa" -> figure(ratings, AgreementMetric.LIGHT);
            case "percent_agreement_all_raters_identical", "percent_agreement_tol0" ->
                percent(PercentAgreement.unanimous(ratings));
            case "percent_agreement_tol1" -> percent(PercentAgreement.unanimousWithin(ratings, 1));
            default -> throw new AssertionError(value);
        };
    }

    private static Coefficient figure(Ratings ratings, AgreementMetric metric) {
        return Agreement.of(ratings, metric, KappaWeights.UNWEIGHTED).coefficient();
    }

    private static Estimate estimate(String statistic, Ratings ratings, KappaWeights weights) {
        AgreementMetric metric = switch (statistic) {
            case "Percent Agreement" -> AgreementMetric.PERCENT;
            case "Cohen's Kappa" -> AgreementMetric.COHEN;
            case "Scott's Pi" -> AgreementMetric.SCOTT;
            case "Fleiss' Kappa" -> AgreementMetric.FLEISS;
            case "Conger's Kappa" -> AgreementMetric.CONGER;
            case "Brennan-Prediger" -> AgreementMetric.RANDOLPH;
            case "AC1", "Gwet's AC1", "AC2", "Gwet's AC2" -> AgreementMetric.AC2;
            case "Krippendorff's Alpha" -> AgreementMetric.ALPHA_NOMINAL;
            default -> throw new AssertionError(statistic);
        };
        return metric == AgreementMetric.ALPHA_NOMINAL
                ? KrippendorffAlpha.measure(ratings.scale().size(), weights).estimate(Patterns.of(ratings))
                : Agreement.of(ratings, metric, weights).estimate();
    }

    /** For a table of two raters irrCAC divides the squares by the units, not by the units less one. */
    private static Coefficient error(Value value, Estimate estimate) {
        double error = estimate.standardError().value().orElseThrow();
        double units = estimate.units();
        return Coefficient.of(
                value.table().equals("irrCAC_cont3x3abstractors") ? error * Math.sqrt((units - 1) / units) : error);
    }

    /**
     * irr 0.84 does not divide the pairs of a unit by the number of raters less one where the table has no missing rating, and so
     * takes the 60 ratings of 20 units by 3 raters for 120. That scales the disagreement by (119 / 120) / (59 / 60).
     */
    private static Coefficient asIrrCounts(Coefficient alpha) {
        return Coefficient.of(1 - (1 - alpha.value().orElseThrow()) * 119 / 118);
    }

    private static KappaWeights weights(String name) {
        return switch (name) {
            case "unweighted" -> KappaWeights.UNWEIGHTED;
            case "linear" -> KappaWeights.LINEAR;
            case "quadratic" -> KappaWeights.QUADRATIC;
            default -> GwetWeights.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    private static Coefficient cohen(String statistic, Ratings pair, String first, String second) {
        return switch (statistic) {
            case "cohen_kappa_unweighted" -> CohenKappa.of(pair, first, second);
            case "cohen_kappa_equal" -> CohenKappa.of(pair, first, second, KappaWeights.LINEAR);
            case "cohen_kappa_squared" -> CohenKappa.of(pair, first, second, KappaWeights.QUADRATIC);
            case "cohen_kappa_z" -> ChanceTest.cohen(pair, first, second, KappaWeights.UNWEIGHTED);
            default -> throw new AssertionError(statistic);
        };
    }

    private static Coefficient percent(Coefficient share) {
        return Coefficient.of(100 * share.value().orElseThrow());
    }

    private static Ratings table(String name) {
        return switch (name) {
            case "fleiss1971_diagnoses_30x6" -> ReferenceTables.fleiss1971();
            case "irr_anxiety_20x3" -> ReferenceTables.anxiety();
            case "krippendorff2011_C_12units_4observers" -> ReferenceTables.krippendorff2011();
            case "irrCAC_cont3x3abstractors" -> ReferenceTables.abstractors();
            default -> throw new AssertionError(name);
        };
    }

    @Test
    void and_that_the_paper_of_2011_prints() {
        assertThat(KrippendorffAlpha.of(ReferenceTables.krippendorff2011Binary(), Level.NOMINAL)
                        .value()
                        .orElseThrow())
                .isCloseTo(0.095, within(5e-4));
    }
}
