package io.countersign.quality.aggregation;

import io.countersign.quality.agreement.Rating;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Single ratings by item, in numbers.
 *
 * @param classes all categories
 * @param items index of each item, in the order of their first rating
 * @param raters index of each rater, in the order of their first rating
 * @param ratersOf for each item, who rated it; several times where somebody did so
 * @param labelsOf for each item, the category given, in the same order
 */
record Votes(
        List<String> classes,
        Map<String, Integer> items,
        Map<String, Integer> raters,
        int[][] ratersOf,
        int[][] labelsOf) {

    static Votes of(List<String> classes, Collection<Rating> ratings) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("nothing was rated");
        }
        Map<String, Integer> labels = new HashMap<>();
        classes.forEach(label -> labels.put(label, labels.size()));
        Map<String, Integer> items = new LinkedHashMap<>();
        Map<String, Integer> raters = new LinkedHashMap<>();
        List<List<int[]>> cells = new ArrayList<>();
        for (Rating rating : ratings) {
            Integer label = labels.get(rating.label());
            if (label == null) {
                throw new IllegalArgumentException(
                        "the classes " + classes + " do not have the label " + rating.label() + " of " + rating.unit());
            }
            int item = items.computeIfAbsent(rating.unit(), unit -> items.size());
            int rater = raters.computeIfAbsent(rating.rater(), name -> raters.size());
            if (item == cells.size()) {
                cells.add(new ArrayList<>());
            }
            cells.get(item).add(new int[] {rater, label});
        }
        return new Votes(List.copyOf(classes), items, raters, column(cells, 0), column(cells, 1));
    }

    /** Each item's shares of votes: where an estimate starts. */
    double[][] shares() {
        double[][] shares = new double[items.size()][classes.size()];
        for (int item = 0; item < shares.length; item++) {
            for (int label : labelsOf[item]) {
                shares[item][label] += 1.0 / labelsOf[item].length;
            }
        }
        return shares;
    }

    private static int[][] column(List<List<int[]>> cells, int column) {
        return cells.stream()
                .map(cell -> cell.stream().mapToInt(rating -> rating[column]).toArray())
                .toArray(int[][]::new);
    }
}
