package io.countersign.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.PercentageAgreement;
import org.dkpro.statistics.agreement.coding.RandolphKappaAgreement;
import org.dkpro.statistics.agreement.coding.ScottPiAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.dkpro.statistics.agreement.distance.RatioDistanceFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Coefficients have the values that DKPro Statistics computes")
class DkproOracleTest {

    private static final Offset<Double> EXACT = within(1e-9);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Raters follow a common truth with a probability of the table's own; categories are the numbers from 1. */
    private static int[][] codes(long seed, int raters, int categories, boolean complete) {
        Random random = new Random(seed);
        double reliability = random.nextDouble();
        int[][] codes = new int[10 + random.nextInt(40)][raters];
        for (int[] unit : codes) {
            int truth = random.nextInt(categories);
            for (int rater = 0; rater < raters; rater++) {
                unit[rater] = random.nextDouble() < reliability ? truth : random.nextInt(categories);
                if (!complete && random.nextInt(4) == 0) {
                    unit[rater] = Ratings.MISSING;
                }
            }
        }
        return codes;
    }

    private static Ratings ratings(int[][] codes, int categories) {
        List<String> scale =
                IntStream.rangeClosed(1, categories).mapToObj(String::valueOf).toList();
        List<String> raters =
                IntStream.range(0, codes[0].length).mapToObj(i -> "r" + i).toList();
        return Ratings.of(scale, raters, codes);
    }

    private static CodingAnnotationStudy study(int[][] codes) {
        CodingAnnotationStudy study = new CodingAnnotationStudy(codes[0].length);
        for (int[] unit : codes) {
            Object[] labels = IntStream.of(unit)
                    .mapToObj(code -> code == Ratings.MISSING ? null : Integer.valueOf(code + 1))
                    .toArray();
            study.addItemAsArray(labels);
        }
        return study;
    }

    private static double value(Coefficient coefficient) {
        return coefficient.value().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_two_raters(long seed) {
        int[][] codes = codes(seed, 2, 4, true);
        // DKPro divides observed distances by the greatest one observed, expected ones by the greatest of all.
        codes[0] = new int[] {0, 3};
        CodingAnnotationStudy study = study(codes);
        assertThat(value(CohenKappa.of(ratings(codes, 4), "r0", "r1")))
                .isCloseTo(new CohenKappaAgreement(study).calculateAgreement(), EXACT);
        assertThat(value(PercentAgreement.pairwise(ratings(codes, 4))))
                .isCloseTo(new PercentageAgreement(study).calculateAgreement(), EXACT);
        assertThat(value(figure(codes, 4, AgreementMetric.SCOTT)))
                .isCloseTo(new ScottPiAgreement(study).calculateAgreement(), EXACT);
        assertThat(value(CohenKappa.of(ratings(codes, 4), "r0", "r1", KappaWeights.QUADRATIC)))
                .isCloseTo(
                        new WeightedKappaAgreement(study, new IntervalDistanceFunction()).calculateAgreement(), EXACT);
    }

    private static Coefficient figure(int[][] codes, int categories, AgreementMetric metric) {
        return Agreement.of(ratings(codes, categories), metric, KappaWeights.UNWEIGHTED)
                .coefficient();
    }

    /** DKPro takes the categories that occur for the scale; each occurs in these tables. */
    @ParameterizedTest
    @MethodSource("seeds")
    void on_a_chance_that_is_the_same_for_all_categories(long seed) {
        int[][] codes = codes(seed, 6, 2, true);
        assertThat(value(figure(codes, 2, AgreementMetric.RANDOLPH)))
                .isCloseTo(new RandolphKappaAgreement(study(codes)).calculateAgreement(), EXACT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_several_raters(long seed) {
        int[][] codes = codes(seed, 5, 3, true);
        CodingAnnotationStudy study = study(codes);
        FleissKappaAgreement fleiss = new FleissKappaAgreement(study);
        assertThat(value(FleissKappa.of(ratings(codes, 3)))).isCloseTo(fleiss.calculateAgreement(), EXACT);
        for (int category = 0; category < 3; category++) {
            assertThat(value(FleissKappa.perCategory(ratings(codes, 3)).get(category)))
                    .isCloseTo(fleiss.calculateCategoryAgreement(category + 1), EXACT);
        }
        assertThat(value(PercentAgreement.pairwise(ratings(codes, 3))))
                .isCloseTo(new PercentageAgreement(study).calculateAgreement(), EXACT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void on_several_raters_who_left_units_out(long seed) {
        int[][] codes = codes(seed, 4, 5, false);
        assertAlpha(codes, Level.NOMINAL, new NominalDistanceFunction());
        assertAlpha(codes, Level.ORDINAL, new OrdinalDistanceFunction());
        assertAlpha(codes, Level.INTERVAL, new IntervalDistanceFunction());
        assertAlpha(codes, Level.RATIO, new RatioDistanceFunction());
    }

    private static void assertAlpha(int[][] codes, Level level, IDistanceFunction distance) {
        double expected = new KrippendorffAlphaAgreement(study(codes), distance).calculateAgreement();
        assertThat(value(KrippendorffAlpha.of(ratings(codes, 5), level)))
                .as("%s", level)
                .isCloseTo(expected, EXACT);
        double[][] measurements = IntStream.range(0, codes.length)
                .mapToObj(unit -> IntStream.of(codes[unit])
                        .mapToDouble(code -> code == Ratings.MISSING ? Double.NaN : code + 1)
                        .toArray())
                .toArray(double[][]::new);
        assertThat(value(KrippendorffAlpha.of(measurements, level)))
                .as("%s", level)
                .isCloseTo(expected, EXACT);
    }
}
