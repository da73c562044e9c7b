package io.countersign.quality.agreement;

import java.util.Arrays;

/** How much two categories agree. Weights depend on the declared scale, not only on the categories that were used. */
@FunctionalInterface
public interface KappaWeights {

    /** Only equal categories agree. */
    KappaWeights UNWEIGHTED = (i, j, categories) -> i == j ? 1 : 0;

    /** Agreement falls with the distance of the ranks (Cicchetti and Allison 1971). */
    KappaWeights LINEAR = (i, j, categories) -> i == j ? 1 : 1 - Math.abs(i - j) / (categories - 1.0);

    /** Agreement falls with the squared distance of the ranks (Fleiss and Cohen 1973). */
    KappaWeights QUADRATIC = (i, j, categories) -> {
        double distance = i == j ? 0 : (i - j) / (categories - 1.0);
        return 1 - distance * distance;
    };

    /**
     * The agreement of two categories.
     *
     * @param i index in the scale
     * @param j index in the scale
     * @param categories number of categories of the scale
     * @return in [0, 1]: 1 for {@code i == j}, the same with the two exchanged
     */
    double weight(int i, int j, int categories);

    /**
     * Weights of one's own.
     *
     * @param weights square, symmetric, in [0, 1], ones on the diagonal, one row for each category of the scale
     */
    static KappaWeights of(double[][] weights) {
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                double weight = weights[i].length == weights.length ? weights[i][j] : Double.NaN;
                boolean proper = weight >= 0 && weight <= 1 && weight == weights[j][i] && (i != j || weight == 1);
                if (!proper) {
                    throw new IllegalArgumentException("no weight at row " + i + ", column " + j);
                }
            }
        }
        double[][] own = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        return (i, j, categories) -> {
            if (categories != own.length) {
                throw new IllegalArgumentException(own.length + " rows of weights for " + categories + " categories");
            }
            return own[i][j];
        };
    }
}
