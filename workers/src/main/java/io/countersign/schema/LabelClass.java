package io.countersign.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label that may be given.
 *
 * @param id as in a shape's label: lower case letters, digits, {@code -} and {@code _}
 * @param colour {@code #rrggbb}
 * @param shapes types of shape that may carry it, as {@link Shape}'s JSON names them
 * @param attributes of such a shape
 * @param skeleton of keypoints; null where these may have any names
 */
public record LabelClass(
        String id,
        LocalText name,
        String colour,
        List<String> shapes,
        List<Attribute> attributes,
        @Nullable Skeleton skeleton) {
    public LabelClass(String id, LocalText name, String colour, List<String> shapes, List<Attribute> attributes) {
        this(id, name, colour, shapes, attributes, null);
    }
}
