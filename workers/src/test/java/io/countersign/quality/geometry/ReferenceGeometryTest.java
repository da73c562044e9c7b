package io.countersign.quality.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.quality.Coefficient;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("Geometry gives what pycocotools and shapely give")
class ReferenceGeometryTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final JsonNode REFERENCE = read("iou_dice_rle.json");

    private static JsonNode read(String file) {
        try (InputStream stream = ReferenceGeometryTest.class.getResourceAsStream(file)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double value(Coefficient coefficient) {
        return coefficient.value().orElseThrow();
    }

    private static <T> void assertTable(JsonNode expected, List<T> shapes, ToDoubleBiFunction<T, T> figure) {
        assertThat(shapes).hasSizeGreaterThan(5);
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = 0; j < shapes.size(); j++) {
                assertThat(figure.applyAsDouble(shapes.get(i), shapes.get(j)))
                        .as("%s, %s", i, j)
                        .isCloseTo(expected.get(i).get(j).asDouble(), EXACT);
            }
        }
    }

    private static List<Box> boxes() {
        return REFERENCE
                .path("box_iou_xywh")
                .path("boxes")
                .valueStream()
                .map(xywh -> new Box(
                        xywh.get(0).asDouble(),
                        xywh.get(1).asDouble(),
                        xywh.get(2).asDouble(),
                        xywh.get(3).asDouble()))
                .toList();
    }

    private static Polygon polygon(Box box) {
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        return Polygon.of(List.of(
                new Point(box.x(), box.y()),
                new Point(right, box.y()),
                new Point(right, bottom),
                new Point(box.x(), bottom)));
    }

    /** The same box, described as a box that was turned back by a quarter. */
    private static RotatedBox onItsSide(Box box) {
        double across = box.height();
        double down = box.width();
        return new RotatedBox(box.x() + down / 2, box.y() + across / 2, across, down, -Math.PI / 2);
    }

    private static List<Polygon> polygons() {
        JsonNode reference = REFERENCE.path("polygon_iou_exact");
        return reference
                .path("order")
                .valueStream()
                .map(name -> reference
                        .path("polygons")
                        .path(name.asString())
                        .valueStream()
                        .map(xy -> new Point(xy.get(0).asDouble(), xy.get(1).asDouble()))
                        .toList())
                .map(Polygon::of)
                .toList();
    }

    private static Mask mask(JsonNode node, int height, int width) {
        return Mask.ofCompressed(height, width, node.path("compressed").asString());
    }

    private static List<Mask> masks() {
        JsonNode reference = REFERENCE.path("rle");
        return reference
                .path("order")
                .valueStream()
                .map(name -> mask(reference.path("masks").path(name.asString()), 64, 64))
                .toList();
    }

    @Test
    void for_boxes() {
        JsonNode reference = REFERENCE.path("box_iou_xywh");
        assertTable(reference.path("iou_iscrowd0"), boxes(), (a, b) -> value(Overlap.iou(a, b)));
        assertTable(
                reference.path("iou_iscrowd1(intersection over detection area)"),
                boxes(),
                (a, b) -> value(Overlap.coverage(a, b)));
    }

    @Test
    void for_boxes_drawn_as_polygons_or_turned_boxes() {
        JsonNode expected = REFERENCE.path("box_iou_xywh").path("shapely_iou");
        List<Polygon> drawn =
                boxes().stream().map(ReferenceGeometryTest::polygon).toList();
        List<RotatedBox> turned =
                boxes().stream().map(ReferenceGeometryTest::onItsSide).toList();
        assertTable(expected, drawn, (a, b) -> value(Overlap.iou(a, b)));
        assertTable(expected, turned, (a, b) -> value(Overlap.iou(a, b)));
        assertTable(
                expected,
                IntStream.range(0, boxes().size()).boxed().toList(),
                (i, j) -> value(Overlap.iou(boxes().get(i), turned.get(j))));
    }

    @Test
    void for_polygons() {
        JsonNode reference = REFERENCE.path("polygon_iou_exact");
        assertTable(reference.path("iou"), polygons(), (a, b) -> value(Overlap.iou(a, b)));
        assertTable(reference.path("dice"), polygons(), (a, b) -> value(Overlap.dice(a, b)));
        assertTable(reference.path("hausdorff"), polygons(), Overlap::hausdorff);
        for (int i = 0; i < polygons().size(); i++) {
            String name = reference.path("order").get(i).asString();
            assertThat(polygons().get(i).size())
                    .isCloseTo(reference.path("area").path(name).asDouble(), EXACT);
        }
    }

    @Test
    void for_masks() {
        JsonNode reference = REFERENCE.path("rle");
        assertTable(reference.path("iou"), masks(), (a, b) -> value(Overlap.iou(a, b)));
        assertThat(value(Overlap.dice(masks().get(3), masks().get(2))))
                .isCloseTo(REFERENCE.path("mask_dice_star_L").asDouble(), EXACT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"square", "triangle", "L", "star", "shifted", "far"})
    void for_the_run_lengths_of(String name) {
        assertRunLengths(REFERENCE.path("rle").path("masks").path(name), 64, 64);
    }

    @Test
    void for_the_run_lengths_of_noise() {
        JsonNode reference = REFERENCE.path("rle").path("random_20x31");
        assertRunLengths(reference, 20, 31);
        boolean[][] rows = new boolean[20][31];
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 31; column++) {
                rows[row][column] = reference.path("rows").get(row).asString().charAt(column) == '1';
            }
        }
        assertThat(Mask.ofRows(rows)).isEqualTo(mask(reference, 20, 31));
        assertThat(mask(reference, 20, 31).rows()).isDeepEqualTo(rows);
    }

    private static void assertRunLengths(JsonNode reference, int height, int width) {
        Mask mask = mask(reference, height, width);
        List<Integer> counts = new ArrayList<>();
        reference.path("uncompressed_counts").forEach(count -> counts.add(count.asInt()));
        int[] expected = counts.stream().mapToInt(Integer::intValue).toArray();
        assertThat(mask.counts()).isEqualTo(expected);
        assertThat(Mask.ofCounts(height, width, expected).compressed())
                .isEqualTo(reference.path("compressed").asString());
        assertThat(mask.size()).isEqualTo(reference.path("area").asDouble());
        JsonNode box = reference.path("bbox_xywh");
        assertThat(mask.bounds())
                .isEqualTo(new Box(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble()));
    }

    @Test
    void for_time_ranges() {
        JsonNode reference = read("temporal_iou.json");
        assertThat(reference.size()).isEqualTo(6);
        for (JsonNode example : reference) {
            Interval a = interval(example.path("a"));
            Interval b = interval(example.path("b"));
            assertThat(Overlap.intersection(a, b))
                    .isCloseTo(example.path("intersection").asDouble(), EXACT);
            assertThat(value(Overlap.iou(a, b))).isCloseTo(example.path("tiou").asDouble(), EXACT);
        }
    }

    private static Interval interval(JsonNode ends) {
        return new Interval(ends.get(0).asDouble(), ends.get(1).asDouble());
    }
}
