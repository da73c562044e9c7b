package io.countersign.quality.aggregation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probability of each class for each item. */
final class Posteriors {

    /** Probabilities this close are a tie. */
    private static final double TIE = 1e-9;

    private final List<String> classes;
    private final Map<String, Integer> items;
    private final double[][] rows;

    Posteriors(List<String> classes, Map<String, Integer> items, double[][] rows) {
        this.classes = classes;
        this.items = items;
        this.rows = rows;
    }

    List<String> items() {
        return List.copyOf(items.keySet());
    }

    Map<String, Double> of(String item) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        double[] row = row(item);
        for (int i = 0; i < row.length; i++) {
            byClass.put(classes.get(i), row[i]);
        }
        return byClass;
    }

    Optional<String> label(String item, double leastConfidence) {
        double[] row = row(item);
        double most = confidence(item);
        int best = -1;
        for (int i = 0; i < row.length; i++) {
            if (row[i] >= most - TIE) {
                if (best >= 0) {
                    return Optional.empty();
                }
                best = i;
            }
        }
        return most >= leastConfidence ? Optional.of(classes.get(best)) : Optional.empty();
    }

    double confidence(String item) {
        return Arrays.stream(row(item)).max().orElseThrow();
    }

    /**
     * Turns logarithms of what is proportional to probabilities into probabilities, in place.
     *
     * @return the logarithm of their sum
     */
    static double normalise(double[] logs) {
        double greatest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] - greatest);
            sum += logs[i];
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] /= sum;
        }
        return greatest + Math.log(sum);
    }

    private double[] row(String item) {
        Integer index = items.get(item);
        if (index == null) {
            throw new IllegalArgumentException("nothing was estimated for " + item);
        }
        return rows[index];
    }
}
