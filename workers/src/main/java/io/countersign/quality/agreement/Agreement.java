package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One coefficient of agreement over one table: its value, how sure it is, and what it comes to for a class or a pair of raters. */
public final class Agreement {

    private final Ratings ratings;
    private final AgreementMetric metric;
    private final KappaWeights weights;
    private final Patterns patterns;

    private Agreement(Ratings ratings, AgreementMetric metric, KappaWeights weights) {
        this.ratings = ratings;
        this.metric = metric;
        this.weights = weights;
        Patterns all = Patterns.of(ratings);
        this.patterns = metric.ofTwo() ? all.complete() : all;
    }

    /** Two raters, how many units both rated, and how they agree. */
    public record Pair(String first, String second, long units, Coefficient coefficient) {}

    /**
     * The agreement of a table by a metric.
     *
     * @param weights of a metric that takes any; others take {@link KappaWeights#UNWEIGHTED} alone
     * @throws IllegalArgumentException if the metric takes no weights, or compares two raters and the table has another number, or needs
     *     numbers and the scale has others
     */
    public static Agreement of(Ratings ratings, AgreementMetric metric, KappaWeights weights) {
        if (weights != KappaWeights.UNWEIGHTED && !metric.takesWeights()) {
            throw new IllegalArgumentException(metric.label() + " takes no weights");
        }
        if (metric.ofTwo() && ratings.raters().size() != 2) {
            throw new IllegalArgumentException(
                    metric.label() + " compares two raters, the table has " + ratings.raters());
        }
        return new Agreement(ratings, metric, weights);
    }

    /** The value: its range and where it is undefined stand with the {@link AgreementMetric}. */
    public Coefficient coefficient() {
        return metric.measure(ratings.scale(), weights).value(patterns);
    }

    /** The value with its standard error by Gwet's linearisation (2014); Light's kappa has none. */
    public Estimate estimate() {
        return metric.measure(ratings.scale(), weights).estimate(patterns);
    }

    /** An interval from tables drawn again from the units, with replacement. */
    public BootstrapInterval bootstrap(BootstrapSettings settings) {
        return BootstrapInterval.of(patterns, metric.measure(ratings.scale(), weights), settings);
    }

    /**
     * The value of each category against all others as one, in the order of the scale.
     *
     * @return without weights, at nominal level; undefined for a category that nobody used, or that everybody always used
     */
    public Map<String, Coefficient> perCategory() {
        AgreementMetric nominal = metric.label().startsWith("alpha-") ? AgreementMetric.ALPHA_NOMINAL : metric;
        Map<String, Coefficient> figures = new LinkedHashMap<>();
        for (int category = 0; category < ratings.scale().size(); category++) {
            figures.put(
                    ratings.scale().get(category),
                    of(ratings.against(category), nominal, KappaWeights.UNWEIGHTED)
                            .coefficient());
        }
        return figures;
    }

    /** The value of every two raters alone, in the order of the columns; any number of raters. */
    public static List<Pair> perPair(Ratings ratings, AgreementMetric metric, KappaWeights weights) {
        List<Pair> pairs = new ArrayList<>();
        List<String> raters = ratings.raters();
        for (int i = 0; i < raters.size(); i++) {
            for (int j = i + 1; j < raters.size(); j++) {
                Agreement pair = of(ratings.only(List.of(raters.get(i), raters.get(j))), metric, weights);
                pairs.add(new Pair(raters.get(i), raters.get(j), pair.patterns.pairedUnits(), pair.coefficient()));
            }
        }
        return pairs;
    }
}
