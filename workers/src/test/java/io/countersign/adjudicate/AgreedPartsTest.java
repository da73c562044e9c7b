package io.countersign.adjudicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreedPartsTest {
    private static final List<Shape> CANDIDATE =
            List.of(box("shape-1", "crack", 10), span("shape-2", 3, 9), relation("shape-3", "shape-1", "shape-2"));

    @Test
    void are_those_that_lie_where_the_candidate_has_one_of_their_class() {
        List<Shape> version = List.of(box("a", "crack", 200), box("b", "crack", 11), box("c", "dent", 10));

        assertThat(parts(version, CANDIDATE, 0)).isEqualTo(Map.of("b", "shape-1"));
    }

    @Test
    void are_relations_too_between_agreed_shapes() {
        List<Shape> version =
                List.of(relation("r", "b", "s"), relation("other", "s", "b"), span("s", 3, 9), box("b", "crack", 10));

        assertThat(parts(version, CANDIDATE, 0)).isEqualTo(Map.of("b", "shape-1", "s", "shape-2", "r", "shape-3"));
    }

    @Test
    void are_time_points_within_the_tolerance() {
        List<Shape> candidate = List.of(point("shape-1", "2026-01-01T00:00:10Z", 10));
        List<Shape> version = List.of(point("p", "2026-01-01T00:00:12Z", 12));

        assertThat(parts(version, candidate, 2_000_000)).containsOnlyKeys("p");
        assertThat(parts(version, candidate, 1_999_999)).isEmpty();
    }

    @Test
    void are_what_more_than_half_of_the_people_have_and_not_all_that_the_candidate_keeps() {
        List<Shape> both = List.of(box("b", "crack", 10), span("s", 3, 9));
        List<Shape> one = List.of(box("c", "crack", 11));

        assertThat(AgreedParts.of(List.of(both, one), CANDIDATE, 0))
                .isEqualTo(List.of(Map.of("b", "shape-1"), Map.of("c", "shape-1")));
    }

    private static Map<String, String> parts(List<Shape> version, List<Shape> candidate, long tolerance) {
        return AgreedParts.of(List.of(version), candidate, tolerance).get(0);
    }

    private static Shape box(String id, String label, double x) {
        return new Shape.Box(id, label, Map.of(), x, 10, 40, 20, 0);
    }

    private static Shape span(String id, int from, int to) {
        return new Shape.TextSpan(id, "part", Map.of(), from, to);
    }

    private static Shape relation(String id, String source, String target) {
        return new Shape.Relation(id, "of", Map.of(), source, target);
    }

    private static Shape point(String id, String timestamp, double seconds) {
        return new Shape.TimePoint(id, "jump", Map.of(), seconds, timestamp);
    }
}
