package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * The newest adjudication of an item.
 *
 * @param round of the labels that it was about; labels of a later round supersede it
 * @param annotationIds the annotation that was taken, or none
 * @param shapes that were taken or drawn; empty where the strategy is to be used
 */
record Ruling(long adjudicationId, Choice choice, int round, List<Long> annotationIds, List<Shape> shapes) {

    enum Choice {
        CONSOLIDATE,
        TAKE,
        DRAW
    }
}
