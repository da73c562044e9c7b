package io.countersign.processes.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one element.
 *
 * @param properties that changed; for an element that was added or removed, all it has
 */
public record Difference(String elementId, String type, Kind kind, List<Property> properties) {

    /** {@link #MOVED}: only its place on the drawing changed. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /** @param property its path; {@code type}, {@code name} and {@code parent} are the element's own */
    public record Property(
            String property,
            @Nullable String before,
            @Nullable String after) {}
}
