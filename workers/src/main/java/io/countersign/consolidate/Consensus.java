package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of an item that count, and where they come from.
 *
 * @param strategy the policy's, or {@code take} or {@code draw} where an adjudicator decided
 * @param confidence of the strategy, 0 to 1; null where one person decided: that is no share of anything
 * @param settled whether somebody stands behind it: false where people tied and nobody decided between them
 */
record Consensus(
        int itemNo,
        List<Shape> shapes,
        String strategy,
        @Nullable Double confidence,
        List<Long> annotationIds,
        List<Long> adjudicationIds,
        boolean settled) {}
