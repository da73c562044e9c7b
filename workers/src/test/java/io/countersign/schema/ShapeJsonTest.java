package io.countersign.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.countersign.json.JsonConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class ShapeJsonTest {
    private static final JsonMapper JSON =
            new AnnotationConfigApplicationContext(JsonConfiguration.class).getBean(JsonMapper.class);
    private static final Map<String, Object> NONE = Map.of();
    private static final List<List<Double>> POINTS = List.of(List.of(0.0, 1.0), List.of(2.0, 3.0));

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape.Classification("s", "c", Map.of("depth", 1.5)),
                new Shape.Box("s", "c", NONE, 1, 2, 3, 4, 5),
                new Shape.Polygon("s", "c", NONE, POINTS),
                new Shape.Polyline("s", "c", NONE, POINTS),
                new Shape.Keypoints("s", "c", NONE, Map.of("nose", List.of(1.0, 2.0, 2.0))),
                new Shape.Mask("s", "c", NONE, 2, 2, List.of(1, 3)),
                new Shape.TimePoint("s", "c", NONE, 3, "2015-01-01 00:00:03"),
                new Shape.TimeRange("s", "c", NONE, 1, 2, "2015-01-01 00:00:01", "2015-01-01 00:00:02"),
                new Shape.TextSpan("s", "c", NONE, 0, 4),
                new Shape.Relation("s", "c", NONE, "a", "b"),
                new Shape.AudioRegion("s", "c", NONE, 0, 1, null, 440.0),
                new Shape.Cuboid("s", "c", NONE, 1, 2, 3, 4, 5, 6, 7),
                new Shape.TableCell("s", "c", NONE, 1, "price"),
                new Shape.TableRow("s", "c", NONE, 1),
                new Shape.AtomSet("s", "c", NONE, List.of(0, 2)),
                new Shape.BondSet("s", "c", NONE, List.of(1)));
    }

    @Test
    void every_type_is_tried() {
        assertThat(shapes().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(
                                Shape.class.getAnnotation(JsonSubTypes.class).value())
                        .<Class<?>>map(JsonSubTypes.Type::value)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void has_its_type_first_and_once_wherever_it_stands(Shape shape) {
        String alone = JSON.writeValueAsString(shape);
        assertThat(alone).startsWith("{\"type\":\"" + shape.type() + "\"").containsOnlyOnce("\"type\"");
        assertThat(JSON.writeValueAsString(Map.<String, Object>of("shapes", List.of(shape))))
                .isEqualTo("{\"shapes\":[" + alone + "]}");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void comes_back_as_it_was(Shape shape) {
        assertThat(JSON.readValue(JSON.writeValueAsString(shape), Shape.class)).isEqualTo(shape);
    }
}
