package io.countersign.quality.agreement;

import java.util.Arrays;
import java.util.List;

/** The coefficients of agreement over a table of categories, by the names that the command line has for them. */
public enum AgreementMetric {
    /** Mean share of agreeing pairs, {@link PercentAgreement#pairwise}; in [0, 1]. */
    PERCENT("percent"),
    /** Share of complete units on which all agree, {@link PercentAgreement#unanimous}; in [0, 1]. */
    PERCENT_UNANIMOUS("percent-unanimous"),
    /** Two raters with habits of their own, {@link CohenKappa}. */
    COHEN("cohen"),
    /** Two raters with one habit, over the units that both rated: Scott's pi (1955). In [-1, 1] without weights. */
    SCOTT("scott"),
    /** Any number of raters with one habit, {@link FleissKappa}. */
    FLEISS("fleiss"),
    /**
     * Any number of raters with habits of their own (Conger 1980, with missing ratings Gwet 2014): Cohen's kappa for two. 1 where all
     * agree, 0 at chance.
     */
    CONGER("conger"),
    /** Mean of Cohen's kappas of all pairs (Light 1971); undefined where that of one pair is. */
    LIGHT("light"),
    /**
     * Chance takes every category of the declared scale as likely (Randolph 2005; Brennan and Prediger 1981 for two raters). At least
     * {@code -1 / (categories - 1)} without weights; 1 where all agree, even on one category only.
     */
    RANDOLPH("randolph"),
    /**
     * Gwet's AC1 (2008). 1 where all agree, even on one category only, for which it puts nothing down to chance; undefined on a scale of
     * one category.
     */
    AC1("ac1"),
    /** AC1 with weights (Gwet 2014). */
    AC2("ac2"),
    /** {@link KrippendorffAlpha} at {@link Level#NOMINAL}. */
    ALPHA_NOMINAL("alpha-nominal"),
    /** {@link KrippendorffAlpha} at {@link Level#ORDINAL}. */
    ALPHA_ORDINAL("alpha-ordinal"),
    /** {@link KrippendorffAlpha} at {@link Level#INTERVAL}. */
    ALPHA_INTERVAL("alpha-interval"),
    /** {@link KrippendorffAlpha} at {@link Level#RATIO}. */
    ALPHA_RATIO("alpha-ratio");

    private final String label;

    AgreementMetric(String label) {
        this.label = label;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /**
     * The metric of a name.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    public static AgreementMetric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("metric must be one of "
                        + Arrays.stream(values()).map(AgreementMetric::label).toList() + ", was " + label));
    }

    /** Whether weights change it. */
    public boolean takesWeights() {
        return switch (this) {
            case PERCENT, COHEN, SCOTT, FLEISS, CONGER, LIGHT, RANDOLPH, AC2 -> true;
            default -> false;
        };
    }

    /** Whether it compares exactly two raters, over the units that both rated. */
    boolean ofTwo() {
        return this == COHEN || this == SCOTT;
    }

    Measure measure(List<String> scale, KappaWeights weights) {
        int categories = scale.size();
        return switch (this) {
            case PERCENT -> ChanceCorrected.of(new NoChance(), weights, categories);
            case PERCENT_UNANIMOUS -> PercentAgreement.unanimity(scale);
            case COHEN, CONGER -> ChanceCorrected.of(new OwnShares(), weights, categories);
            case SCOTT, FLEISS -> ChanceCorrected.of(new PooledShares(), weights, categories);
            case LIGHT -> new LightMeasure(weights);
            case RANDOLPH -> ChanceCorrected.of(new EqualShares(), weights, categories);
            case AC1, AC2 -> ChanceCorrected.of(new UnsureRatings(), weights, categories);
            case ALPHA_NOMINAL -> KrippendorffAlpha.measure(scale, Level.NOMINAL);
            case ALPHA_ORDINAL -> KrippendorffAlpha.measure(scale, Level.ORDINAL);
            case ALPHA_INTERVAL -> KrippendorffAlpha.measure(scale, Level.INTERVAL);
            case ALPHA_RATIO -> KrippendorffAlpha.measure(scale, Level.RATIO);
        };
    }
}
