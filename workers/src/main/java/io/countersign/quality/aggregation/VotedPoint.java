package io.countersign.quality.aggregation;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Labels that mean the same anomaly, merged to one time point.
 *
 * @param timestamp the timestamp that most annotators of the group chose; the earliest of them on a tie
 * @param earliest the first label of the group
 * @param latest the last label of the group
 * @param supporters the annotators with a label in the group
 * @param annotators how many annotators labelled the series, with or without a label
 */
public record VotedPoint(long timestamp, long earliest, long latest, SortedSet<String> supporters, int annotators) {

    public VotedPoint {
        supporters = new TreeSet<>(supporters);
        if (supporters.isEmpty() || supporters.size() > annotators) {
            throw new IllegalArgumentException(supporters.size() + " supporters of " + annotators + " annotators");
        }
    }

    /** How many annotators support the point, at least 1. */
    public int votes() {
        return supporters.size();
    }

    /** Share of the annotators that support the point, in (0, 1]; 1 when all do. */
    public double confidence() {
        return (double) votes() / annotators;
    }
}
