package io.countersign.agree;

import io.countersign.schema.Shape;
import java.util.List;

/**
 * What one person says of an item: the last revision of that person's annotation.
 *
 * @param shapes as drawn; empty where the person looked and saw nothing
 */
public record Version(long annotationId, long assignmentId, List<Shape> shapes) {
    public Version {
        shapes = List.copyOf(shapes);
    }

    /** The shapes of one kind, in the order in which they were drawn. */
    public <S extends Shape> List<S> of(Class<S> kind) {
        return shapes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
