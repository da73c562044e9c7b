package io.countersign.quality.aggregation;

import io.countersign.quality.geometry.Region;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Shapes that mean the same, made into one.
 *
 * @param label their class
 * @param region the shape that stands for them
 * @param supporters the annotators who drew one of them
 * @param annotators how many annotators worked on the item, with or without a shape
 * @param cohesion mean intersection over union of the shapes with the one that stands for them, in [0, 1]
 */
public record FusedRegion(String label, Region region, SortedSet<String> supporters, int annotators, double cohesion) {

    public FusedRegion {
        supporters = new TreeSet<>(supporters);
        if (supporters.isEmpty() || supporters.size() > annotators) {
            throw new IllegalArgumentException(supporters.size() + " supporters of " + annotators + " annotators");
        }
    }

    /** Share of the annotators who drew it, in (0, 1]; 1 when all did. */
    public double confidence() {
        return (double) supporters.size() / annotators;
    }
}
