package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import io.countersign.quality.agreement.ReferenceTables.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Coefficients have the values that R computes")
class ReferenceAgreementTest {

    private static final Pattern TWO_RATERS = Pattern.compile("(.*) raters (\\d),(\\d)");
    private static final Pattern WEIGHTED = Pattern.compile("(.*) \\[weights=(.*)]");

    /** The values whose statistic is built. */
    static List<Value> values() {
        return ReferenceTables.values().stream()
                .filter(value -> compute(value).isPresent())
                .toList();
    }

    @Test
    void for_every_coefficient_that_there_is() {
        assertThat(values()).hasSize(43);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void of(Value value) {
        assertThat(compute(value).orElseThrow().value().orElseThrow())
                .isCloseTo(value.figure(), within(value.tolerance()));
    }

    private static Optional<Coefficient> compute(Value value) {
        Matcher two = TWO_RATERS.matcher(value.table());
        if (two.matches()) {
            Ratings pair = ReferenceTables.seenBy(table(two.group(1)), List.of(two.group(2), two.group(3)));
            return cohen(value.statistic()).map(weights -> CohenKappa.of(pair, two.group(2), two.group(3), weights));
        }
        Ratings ratings = table(value.table());
        if (value.statistic().startsWith("krippendorff_alpha_")) {
            String level = value.statistic().substring("krippendorff_alpha_".length());
            Coefficient alpha = KrippendorffAlpha.of(ratings, Level.valueOf(level.toUpperCase(Locale.ROOT)));
            return Optional.of(value.table().equals("irr_anxiety_20x3") ? asIrrCounts(alpha) : alpha);
        }
        if (value.statistic().startsWith("fleiss_kappa_category[")) {
            String category = value.statistic().replaceAll(".*\\[|]", "");
            return Optional.of(
                    FleissKappa.perCategory(ratings).get(ratings.scale().indexOf(category)));
        }
        Matcher weighted = WEIGHTED.matcher(value.statistic());
        if (weighted.matches()) {
            return weights(weighted.group(2)).flatMap(weights -> weighted(weighted.group(1), ratings, weights));
        }
        return switch (value.statistic()) {
            case "fleiss_kappa" -> Optional.of(FleissKappa.of(ratings));
            case "percent_agreement_all_raters_identical", "percent_agreement_tol0" ->
                Optional.of(percent(PercentAgreement.unanimous(ratings)));
            default -> Optional.empty();
        };
    }

    private static Optional<Coefficient> weighted(String statistic, Ratings ratings, KappaWeights weights) {
        return switch (statistic) {
            case "Fleiss' Kappa" -> Optional.of(FleissKappa.of(ratings, weights));
            case "Scott's Pi" -> Optional.of(FleissKappa.of(ratings, weights));
            case "Cohen's Kappa" -> Optional.of(CohenKappa.of(ratings, "1", "2", weights));
            case "Krippendorff's Alpha" -> alpha(ratings, weights);
            case "Percent Agreement" ->
                weights == KappaWeights.UNWEIGHTED ? Optional.of(PercentAgreement.pairwise(ratings)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Alpha with squared weights is the interval alpha of the ranks, where the scale has no gaps. */
    private static Optional<Coefficient> alpha(Ratings ratings, KappaWeights weights) {
        if (weights == KappaWeights.UNWEIGHTED) {
            return Optional.of(KrippendorffAlpha.of(ratings, Level.NOMINAL));
        }
        if (weights == KappaWeights.QUADRATIC) {
            double[][] ranks = new double[ratings.units()][ratings.raters().size()];
            for (int unit = 0; unit < ranks.length; unit++) {
                for (int rater = 0; rater < ranks[unit].length; rater++) {
                    int code = ratings.code(unit, rater);
                    ranks[unit][rater] = code == Ratings.MISSING ? Double.NaN : code;
                }
            }
            return Optional.of(KrippendorffAlpha.of(ranks, Level.INTERVAL));
        }
        return Optional.empty();
    }

    /**
     * irr 0.84 does not divide the pairs of a unit by the number of raters less one where the table has no missing rating, and so
     * takes the 60 ratings of 20 units by 3 raters for 120. That scales the disagreement by (119 / 120) / (59 / 60).
     */
    private static Coefficient asIrrCounts(Coefficient alpha) {
        return Coefficient.of(1 - (1 - alpha.value().orElseThrow()) * 119 / 118);
    }

    private static Optional<KappaWeights> weights(String name) {
        return switch (name) {
            case "unweighted" -> Optional.of(KappaWeights.UNWEIGHTED);
            case "linear" -> Optional.of(KappaWeights.LINEAR);
            case "quadratic" -> Optional.of(KappaWeights.QUADRATIC);
            default -> Optional.empty();
        };
    }

    private static Optional<KappaWeights> cohen(String statistic) {
        return switch (statistic) {
            case "cohen_kappa_unweighted" -> Optional.of(KappaWeights.UNWEIGHTED);
            case "cohen_kappa_equal" -> Optional.of(KappaWeights.LINEAR);
            case "cohen_kappa_squared" -> Optional.of(KappaWeights.QUADRATIC);
            default -> Optional.empty();
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
