package io.countersign.story;

import io.countersign.adjudicate.Choice;
import io.countersign.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an adjudicator decided.
 *
 * @param annotationId the one that was taken, where one was
 * @param shapes the adjudicator's own, where they were drawn
 */
public record StoryDecision(
        Told told,
        Choice choice,
        @Nullable String annotationId,
        @Nullable List<Shape> shapes,
        @Nullable String reason) {}
