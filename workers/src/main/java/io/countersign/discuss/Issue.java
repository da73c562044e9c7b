package io.countersign.discuss;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with an item, pinned to a shape or to a position; where neither is given, with the item as a whole.
 *
 * @param version letter of the version that the shape belongs to; null for the candidate
 * @param shapeId of that version or of the candidate
 * @param position axis to coordinate, in the units of the item's shapes: {@code x} and {@code y} in pixels, {@code seconds}, ...
 * @param text in the reviewer's words; may be null where a quick reason says enough
 */
public record Issue(
        @Nullable String version,
        @Nullable String shapeId,
        @Nullable Map<String, Double> position,
        @Nullable String text,
        @Nullable QuickReason reason) {

    /** Whether a text or a reason is there. */
    public boolean saysSomething() {
        return reason != null || (text != null && !text.isBlank());
    }
}
