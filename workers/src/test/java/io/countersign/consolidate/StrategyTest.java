package io.countersign.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import io.countersign.job.Policy;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.Box;
import io.countersign.schema.Shape.Classification;
import io.countersign.schema.Shape.Polygon;
import io.countersign.schema.Shape.Relation;
import io.countersign.schema.Shape.TextSpan;
import io.countersign.schema.Shape.TimeRange;
import io.countersign.testing.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Several people's labels made one")
class StrategyTest {
    private static final Domain domain = new Domain();
    private static final Map<String, Object> NONE = Map.of();

    @AfterAll
    static void close() {
        domain.close();
    }

    private static Strategy strategy(String id, double threshold) {
        return new Strategies(domain.get(SeriesTimes.class)).of(new Policy.Consolidation(id, threshold, 0, 0));
    }

    private static Merged merge(String strategy, List<Version> versions) {
        return strategy(strategy, 0.5).merge(item(versions), versions);
    }

    @Nested
    @DisplayName("a class by majority")
    class ByMajority {
        static Stream<Arguments> ballots() {
            return Stream.of(
                    arguments(List.of("cat", "cat", "dog"), List.of("cat"), 2.0 / 3, false),
                    arguments(List.of("dog", "cat", "cat"), List.of("cat"), 2.0 / 3, false),
                    arguments(List.of("cat", "cat"), List.of("cat"), 1.0, false),
                    arguments(List.of("cat", "dog"), List.of("cat"), 0.5, true),
                    arguments(List.of("dog", "cat"), List.of("dog"), 0.5, true),
                    arguments(List.of("a", "b", "c"), List.of("a"), 1.0 / 3, true),
                    arguments(List.of("a", "a", "b", "c", "d"), List.of("a"), 0.4, true),
                    arguments(List.of("", "", "cat"), List.of(), 2.0 / 3, false),
                    arguments(List.of("", ""), List.of(), 1.0, false),
                    arguments(List.of("cat+red", "cat", "cat+red"), List.of("cat", "red"), (1 + 2.0 / 3) / 2, false),
                    arguments(List.of("cat+red", "cat", "cat"), List.of("cat"), (1 + 2.0 / 3) / 2, false));
        }

        @ParameterizedTest(name = "{0} gives {1}, {2}, undecided: {3}")
        @MethodSource("ballots")
        void wins(List<String> people, List<String> winners, double confidence, boolean undecided) {
            List<Version> versions = versions(people.stream()
                    .map(labels -> Stream.of(labels.split("\\+"))
                            .filter(label -> !label.isEmpty())
                            .map(label -> (Shape) new Classification(label, label, NONE))
                            .toList())
                    .toList());
            for (String id : List.of("majority", "fusion")) {
                Merged merged = merge(id, versions);
                assertThat(merged.shapes()).extracting(Shape::label).isEqualTo(winners);
                assertThat(merged.confidence()).isCloseTo(confidence, within(1e-12));
                assertThat(merged.undecided()).isEqualTo(undecided);
            }
        }
    }

    @Nested
    @DisplayName("shapes by fusion")
    class ByFusion {
        @Test
        void average_boxes_that_two_of_three_have_and_leave_out_what_one_has() {
            Merged merged = merge(
                    "fusion",
                    versions(List.of(
                            List.of(box("b1", 0, 0, 10, 10), box("b2", 500, 500, 10, 10)),
                            List.of(box("x", 2, 0, 10, 12)),
                            List.of())));
            assertThat(merged.shapes())
                    .containsExactly(new Box("shape-1", "car", Map.of("votes", 2, "annotators", 3), 1, 0, 10, 11, 0));
            assertThat(merged.confidence()).isCloseTo(2.0 / 3, within(1e-12));
        }

        @Test
        void compare_a_box_with_the_mean_of_those_before_it() {
            Merged merged = merge(
                    "fusion",
                    versions(List.of(
                            List.of(box("1", 0, 0, 10, 10)),
                            List.of(box("2", 2, 0, 10, 10)),
                            List.of(box("3", 4, 0, 10, 10)))));
            assertThat(merged.shapes()).extracting(shape -> ((Box) shape).x()).containsExactly(2.0);
        }

        @Test
        void take_the_medoid_of_polygons() {
            Polygon middle = triangle("m", 0.5);
            Merged merged = merge(
                    "fusion", versions(List.of(List.of(triangle("l", 0)), List.of(middle), List.of(triangle("r", 1)))));
            assertThat(merged.shapes()).hasSize(1);
            assertThat(((Polygon) merged.shapes().get(0)).points()).isEqualTo(middle.points());
        }

        @Test
        void take_the_median_ends_of_ranges_with_their_timestamps() {
            Merged merged = merge(
                    "fusion", versions(List.of(List.of(range(0, 30)), List.of(range(2, 40)), List.of(range(4, 33)))));
            assertThat(merged.shapes())
                    .containsExactly(new TimeRange(
                            "shape-1", "stop", Map.of("votes", 3, "annotators", 3), 2, 33, "t2.0", "t33.0"));
        }

        @Test
        void keep_spans_that_enough_people_have_to_the_character() {
            Merged merged = merge(
                    "fusion",
                    versions(List.of(
                            List.of(span("a", 0, 5), span("b", 7, 9)),
                            List.of(span("c", 0, 5), span("d", 7, 10)),
                            List.of(span("e", 0, 5)))));
            assertThat(merged.shapes())
                    .containsExactly(new TextSpan("shape-1", "name", Map.of("votes", 3, "annotators", 3), 0, 5));
        }

        @Test
        void keep_relations_between_what_is_kept() {
            Merged merged = merge(
                    "fusion",
                    versions(List.of(
                            List.of(span("a", 0, 5), span("b", 7, 9), relation("a", "b"), relation("b", "a")),
                            List.of(span("c", 7, 9), span("d", 0, 5), relation("d", "c")),
                            List.of(span("e", 7, 9)))));
            assertThat(merged.shapes()).hasSize(3);
            assertThat(merged.shapes().get(2))
                    .isEqualTo(
                            new Relation("shape-3", "owns", Map.of("votes", 2, "annotators", 3), "shape-1", "shape-2"));
        }

        @Test
        void vote_on_attributes() {
            Merged merged = merge(
                    "fusion",
                    versions(List.of(
                            List.of(new TextSpan("a", "name", Map.of("tone", "kind"), 0, 5)),
                            List.of(new TextSpan("b", "name", Map.of("tone", "rude"), 0, 5)),
                            List.of(new TextSpan("c", "name", Map.of("tone", "rude"), 0, 5)))));
            assertThat(merged.shapes().get(0).attributes()).containsEntry("tone", "rude");
        }

        @Test
        void take_labels_without_attributes() {
            Merged merged = merge("fusion", versions(List.of(List.of(new TextSpan("a", "name", null, 0, 5)))));
            assertThat(merged.shapes()).hasSize(1);
        }

        @Test
        void come_out_the_same_every_time() {
            List<Version> versions = versions(List.of(
                    List.of(box("1", 0, 0, 10, 10), box("2", 4, 0, 10, 10), span("3", 0, 5)),
                    List.of(box("1", 3, 0, 10, 10), span("2", 0, 5)),
                    List.of(span("1", 0, 5), box("2", 1, 0, 10, 10))));
            assertThat(merge("fusion", versions)).isEqualTo(merge("fusion", versions));
        }
    }

    @Test
    void a_majority_keeps_a_shape_as_somebody_drew_it() {
        Merged merged = merge(
                "majority",
                versions(List.of(
                        List.of(box("1", 0, 0, 10, 10)),
                        List.of(box("2", 1, 0, 10, 10)),
                        List.of(box("3", 2, 0, 10, 10)))));
        assertThat(merged.shapes()).extracting(shape -> ((Box) shape).x()).containsExactly(1.0);
    }

    @Test
    void a_single_person_is_taken_as_drawn() {
        List<Shape> drawn = List.of(box("1", 0, 0, 10, 10), span("2", 0, 5));
        Merged merged = merge("single", versions(List.of(drawn)));
        assertThat(merged.shapes()).isEqualTo(drawn);
        assertThat(merged.confidence()).isEqualTo(1);
    }

    private static LabelledItem item(List<Version> versions) {
        return new LabelledItem(1, 1, "one", Modality.IMAGE, null, null, ItemState.LABELLED, 1, versions);
    }

    private static List<Version> versions(List<? extends List<? extends Shape>> people) {
        List<Version> versions = new ArrayList<>();
        for (List<? extends Shape> shapes : people) {
            versions.add(new Version(versions.size() + 1, versions.size() + 1, List.copyOf(shapes)));
        }
        return versions;
    }

    private static Shape box(String id, double x, double y, double width, double height) {
        return new Box(id, "car", NONE, x, y, width, height, 0);
    }

    private static Polygon triangle(String id, double x) {
        return new Polygon(id, "car", NONE, List.of(List.of(x, 0.0), List.of(x + 10, 0.0), List.of(x, 10.0)));
    }

    private static Shape range(double from, double to) {
        return new TimeRange("r", "stop", NONE, from, to, "t" + from, "t" + to);
    }

    private static Shape span(String id, int from, int to) {
        return new TextSpan(id, "name", NONE, from, to);
    }

    private static Shape relation(String source, String target) {
        return new Relation("r" + source, "owns", NONE, source, target);
    }
}
