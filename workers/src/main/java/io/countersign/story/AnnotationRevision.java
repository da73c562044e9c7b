package io.countersign.story;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * What a person said about the item.
 *
 * @param annotationId what verdicts, decisions and consensus refer to
 * @param assignmentId the place in the package that it was made for
 * @param revision counted within the assignment, from 1
 */
public record AnnotationRevision(
        Told told,
        String annotationId,
        String assignmentId,
        int round,
        int revision,
        List<Shape> shapes,
        double activeSeconds,
        String tool) {}
