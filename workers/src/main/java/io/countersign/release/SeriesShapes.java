package io.countersign.release;

import io.countersign.schema.Shape;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shapes of one kind on a series. */
final class SeriesShapes {
    private static final TypeReference<List<Shape>> SHAPES = new TypeReference<>() {};

    private SeriesShapes() {}

    static <S extends Shape> List<S> of(JsonMapper json, ReleasedItem item, Class<S> kind) {
        return json.readValue(item.shapes(), SHAPES).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
