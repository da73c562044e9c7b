package io.countersign.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Violation;
import io.countersign.testing.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LabelCheckTest {
    private static final Map<String, Object> DEPTH = Map.of("depth", 1.5);

    private static List<Violation> check(Bounds bounds, Shape... shapes) {
        return LabelCheck.check(Seed.document(), bounds, Arrays.asList(shapes), "items[2]");
    }

    private static Shape.Box box(double x, double y, double width, double height, double rotation) {
        return new Shape.Box("b", "scratch", DEPTH, x, y, width, height, rotation);
    }

    private static Shape.TimePoint point(double seconds, String timestamp) {
        return new Shape.TimePoint("p", "anomaly", Map.of(), seconds, timestamp);
    }

    @Nested
    class What_keeps_to_schema_and_bounds {
        @Test
        void has_no_violations() {
            assertThat(check(
                            new Bounds(640, 480, 60.0, null, null, null, text -> OptionalDouble.of(30)),
                            box(0, 0, 640, 480, 0),
                            new Shape.Mask("m", "scratch", DEPTH, 480, 640, List.of(0, 307_200)),
                            point(30, "2015-01-01 00:00:30"),
                            new Shape.Classification("c", "kind", Map.of())))
                    .isEmpty();
        }

        @Test
        void may_be_anywhere_where_the_bounds_are_unknown() {
            assertThat(check(Bounds.UNKNOWN, box(1e6, 1e6, 1, 1, 0), point(1e9, "whenever")))
                    .isEmpty();
        }

        @Test
        void may_turn_out_of_the_image_as_long_as_its_centre_does_not() {
            assertThat(check(Bounds.ofImage(100, 100), box(-10, 40, 30, 30, 45)))
                    .isEmpty();
        }
    }

    static Stream<Arguments> wrong() {
        Bounds image = Bounds.ofImage(640, 480);
        Bounds series =
                Bounds.ofTime(60, text -> text.startsWith("2015") ? OptionalDouble.of(30) : OptionalDouble.empty());
        return Stream.of(
                Arguments.of("an unknown class", image, new Shape.Classification("c", "dent", Map.of()), "label"),
                Arguments.of("no class", image, new Shape.Classification("c", null, Map.of()), "label"),
                Arguments.of("no id", image, new Shape.Classification(" ", "kind", Map.of()), "id"),
                Arguments.of(
                        "a shape that the class does not have",
                        image,
                        new Shape.Classification("c", "anomaly", Map.of()),
                        "type"),
                Arguments.of(
                        "a missing attribute",
                        image,
                        new Shape.Box("b", "scratch", Map.of(), 1, 1, 1, 1, 0),
                        "attributes.depth"),
                Arguments.of(
                        "no attributes at all",
                        image,
                        new Shape.Box("b", "scratch", null, 1, 1, 1, 1, 0),
                        "attributes.depth"),
                Arguments.of("a number below its range", image, attributes(Map.of("depth", -0.1)), "attributes.depth"),
                Arguments.of("a number above its range", image, attributes(Map.of("depth", 5.1)), "attributes.depth"),
                Arguments.of("a text for a number", image, attributes(Map.of("depth", "1")), "attributes.depth"),
                Arguments.of(
                        "an unknown choice", image, attributes(Map.of("depth", 1, "side", "left")), "attributes.side"),
                Arguments.of(
                        "too long a text",
                        image,
                        attributes(Map.of("depth", 1, "note", "x".repeat(21))),
                        "attributes.note"),
                Arguments.of(
                        "a number for a yes or no",
                        image,
                        attributes(Map.of("depth", 1, "certain", 1)),
                        "attributes.certain"),
                Arguments.of("an unknown attribute", image, attributes(Map.of("depth", 1, "age", 3)), "attributes.age"),
                Arguments.of("a box beyond the right edge", image, box(600, 0, 50, 10, 0), "width"),
                Arguments.of("a box above the image", image, box(0, -5, 10, 10, 0), "y"),
                Arguments.of("a box without width", image, box(0, 0, 0, 10, 0), "width"),
                Arguments.of("a box that is no number", image, box(Double.NaN, 0, 10, 10, 0), "x"),
                Arguments.of("two corners", image, polygon(List.of(List.of(0.0, 0.0), List.of(1.0, 1.0))), "points"),
                Arguments.of(
                        "a corner outside",
                        image,
                        polygon(List.of(List.of(0.0, 0.0), List.of(1.0, 1.0), List.of(0.0, 500.0))),
                        "points[2][1]"),
                Arguments.of(
                        "a corner without y",
                        image,
                        polygon(List.of(List.of(0.0, 0.0), List.of(1.0), List.of(0.0, 5.0))),
                        "points[1]"),
                Arguments.of(
                        "a mask of another size",
                        image,
                        new Shape.Mask("m", "scratch", DEPTH, 480, 600, List.of(288_000)),
                        "width"),
                Arguments.of(
                        "a mask that is cut short",
                        image,
                        new Shape.Mask("m", "scratch", DEPTH, 480, 640, List.of(10, 20)),
                        "counts"),
                Arguments.of("a time behind the end", series, point(61, "2015"), "seconds"),
                Arguments.of("a time that its timestamp contradicts", series, point(31, "2015"), "timestamp"),
                Arguments.of("a timestamp that is none", series, point(30, "noon"), "timestamp"),
                Arguments.of(
                        "a range that ends before it begins",
                        series,
                        new Shape.TimeRange("r", "anomaly", Map.of(), 30, 20, "2015", "2015"),
                        "toSeconds"));
    }

    private static Shape attributes(Map<String, Object> attributes) {
        return new Shape.Box("b", "scratch", attributes, 1, 1, 1, 1, 0);
    }

    private static Shape polygon(List<List<Double>> points) {
        return new Shape.Polygon("g", "scratch", DEPTH, points);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void names_the_field_of(String what, Bounds bounds, Shape shape, String field) {
        assertThat(check(bounds, shape)).extracting(Violation::field).contains("items[2].shapes[0]." + field);
    }

    @Test
    void tells_all_that_is_wrong_at_once() {
        assertThat(check(Bounds.ofImage(10, 10), box(0, 0, 20, 0, 0), null, box(0, 0, 1, 1, 0)))
                .extracting(Violation::field)
                .contains(
                        "items[2].shapes[0].width",
                        "items[2].shapes[0].height",
                        "items[2].shapes[1]",
                        "items[2].shapes[2].id");
    }

    @Test
    void finds_relations_that_lead_nowhere() {
        LabelSchema schema = new LabelSchema(
                List.of(
                        new LabelClass("part", Seed.text("Part"), "#000000", List.of("text-span"), List.of()),
                        new LabelClass("of", Seed.text("Of"), "#000000", List.of("relation"), List.of())),
                List.of(),
                Seed.text("-"));
        List<Shape> shapes = List.of(
                new Shape.TextSpan("a", "part", Map.of(), 0, 4),
                new Shape.TextSpan("b", "part", Map.of(), 4, 11),
                new Shape.Relation("r", "of", Map.of(), "a", "x"));
        assertThat(LabelCheck.check(schema, Bounds.ofText(10), shapes, ""))
                .extracting(Violation::field)
                .containsExactly("shapes[1].to", "shapes[2].target");
    }

    @Test
    void takes_whatever_json_may_hold() {
        List<Shape> shapes = new ArrayList<>(List.of(
                new Shape.Box(null, null, null, 0, 0, 0, 0, 0),
                new Shape.Polygon(null, "scratch", null, null),
                new Shape.Polyline(null, null, null, Arrays.asList((List<Double>) null, List.of())),
                new Shape.Keypoints("k", "k", null, null),
                new Shape.Mask("m", "m", null, -1, -1, null),
                new Shape.TimeRange("t", "t", null, Double.NaN, Double.NaN, null, null),
                new Shape.TextSpan("s", "s", null, -1, -2),
                new Shape.Relation("r", "r", null, null, null),
                new Shape.AudioRegion("a", "a", null, 0, 0, null, null),
                new Shape.Cuboid("c", "c", null, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY),
                new Shape.TableCell("tc", "tc", null, -1, null),
                new Shape.TableRow("tr", "tr", null, -1),
                new Shape.AtomSet("as", "as", null, Arrays.asList(1, null, -3, 1)),
                new Shape.BondSet("bs", "bs", null, null)));
        assertThat(LabelCheck.check(Seed.document(), Bounds.UNKNOWN, shapes, ""))
                .hasSizeGreaterThan(shapes.size());
        assertThat(LabelCheck.check(Seed.document(), Bounds.UNKNOWN, null, ""))
                .extracting(Violation::field)
                .containsExactly("shapes");
    }
}
