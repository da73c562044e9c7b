package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** True categories, and how good the raters are, estimated together. */
public interface Estimated {

    /** The items in the order of their first rating. */
    List<String> items();

    /** The raters in the order of their first rating. */
    List<String> raters();

    /** Probability of each class for an item, in the order of the classes; they add up to 1. */
    Map<String, Double> posterior(String item);

    /**
     * The most probable class of an item.
     *
     * @param leastConfidence probability that the class must reach, in [0, 1]
     * @return empty below that, and where two classes are equally probable: both are for a person to decide
     */
    Optional<String> label(String item, double leastConfidence);

    /** Probability of the most probable class of an item, in [1 / classes, 1]. */
    double confidence(String item);

    /**
     * How good a rater is, in [0, 1]; what it means, the method says.
     *
     * @return undefined where the ratings do not determine it
     */
    Coefficient skill(String rater);

    /** Logarithm of the likelihood of the ratings; at most 0, the greater the better the fit. */
    double logLikelihood();

    /** How many steps were made. */
    int iterations();

    /** Whether the estimate had settled before the steps ran out. */
    boolean converged();
}
