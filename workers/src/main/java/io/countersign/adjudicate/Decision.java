package io.countersign.adjudicate;

import io.countersign.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adjudicator's word on one item.
 *
 * @param itemNo number of the item within its job
 * @param annotationId the version to take, for {@link Choice#TAKE} alone
 * @param shapes the labels drawn, for {@link Choice#DRAW} alone; an empty list says that there is nothing to label
 * @param reason why, in words that the annotators may read
 */
public record Decision(
        int itemNo,
        Choice choice,
        @Nullable Long annotationId,
        @Nullable List<Shape> shapes,
        String reason) {}
