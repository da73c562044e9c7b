package io.countersign.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the types of shape, as JSON has them. */
final class ShapeTypes {
    private static final Map<Class<?>, String> NAMES = Arrays.stream(
                    Shape.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private ShapeTypes() {}

    static String of(Shape shape) {
        String name = NAMES.get(shape.getClass());
        if (name == null) {
            throw new IllegalStateException("a shape without a name: " + shape.getClass());
        }
        return name;
    }

    static Set<String> all() {
        return Set.copyOf(NAMES.values());
    }
}
