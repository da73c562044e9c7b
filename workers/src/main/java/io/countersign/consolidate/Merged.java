package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * What a strategy makes of several versions of one item.
 *
 * @param shapes in a fixed order, with ids that depend on the versions alone
 * @param support for each thing that was decided, kept or left out, the share of the people who side with the outcome: 0 to 1
 * @param undecided whether two answers had the same support, or the best too little: the order of the versions chose then
 */
public record Merged(List<Shape> shapes, List<Double> support, boolean undecided) {
    public Merged {
        shapes = List.copyOf(shapes);
        support = List.copyOf(support);
    }

    /** Mean support, 0 to 1; 1 where there was nothing to decide: nobody saw anything. */
    public double confidence() {
        return support.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    }
}
