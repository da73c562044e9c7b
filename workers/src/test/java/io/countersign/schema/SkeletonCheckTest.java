package io.countersign.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkeletonCheckTest {
    private static final LocalText NAME = new LocalText("螺栓", "bolt");

    private static LabelSchema schema(List<String> shapes, Skeleton skeleton) {
        LabelClass bolt = new LabelClass("bolt", NAME, "#9467bd", shapes, List.of(), skeleton);
        return new LabelSchema(List.of(bolt), List.of(), NAME);
    }

    private static List<String> wrong(List<String> shapes, Skeleton skeleton) {
        return SchemaCheck.check(schema(shapes, skeleton)).stream()
                .map(Violation::field)
                .toList();
    }

    @Test
    void a_skeleton_joins_points_that_are_there() {
        List<String> keypoints = List.of("keypoints");
        assertThat(wrong(keypoints, new Skeleton(List.of("head", "tip"), List.of(List.of("head", "tip")))))
                .isEmpty();
        assertThat(wrong(keypoints, new Skeleton(List.of("head", "tip"), null))).isEmpty();
        assertThat(wrong(
                        List.of("box"),
                        new Skeleton(
                                List.of("head", "head", " "),
                                List.of(List.of("head", "tail"), List.of("head", "head"), List.of("head")))))
                .containsExactly(
                        "classes[0].skeleton.points",
                        "classes[0].skeleton.points[1]",
                        "classes[0].skeleton.points[2]",
                        "classes[0].skeleton.edges[0]",
                        "classes[0].skeleton.edges[1]",
                        "classes[0].skeleton.edges[2]");
        assertThat(wrong(keypoints, new Skeleton(List.of(), null))).containsExactly("classes[0].skeleton.points");
    }

    @Test
    void a_shape_has_keypoints_of_its_class_only() {
        LabelSchema schema = schema(List.of("keypoints"), new Skeleton(List.of("head", "tip"), null));
        Shape known = new Shape.Keypoints("a", "bolt", Map.of(), Map.of("head", List.of(1.0, 2.0, 2.0)));
        Shape unknown = new Shape.Keypoints("b", "bolt", Map.of(), Map.of("nut", List.of(1.0, 2.0, 2.0)));
        assertThat(LabelCheck.check(schema, Bounds.ofImage(10, 10), List.of(known, unknown), "items[0]"))
                .extracting(Violation::field)
                .containsExactly("items[0].shapes[1].points.nut");
    }
}
