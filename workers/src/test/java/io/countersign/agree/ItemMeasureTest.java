package io.countersign.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The agreement on an item")
class ItemMeasureTest {
    private static final long TOLERANCE = 600_000_000L;
    private static final Map<String, Object> NONE = Map.of();

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("nobody saw anything", people(of(), of()), "nothing-labelled", 1.0),
                arguments("one saw something", people(of(point("09:00")), of()), "time-point-f1", 0.0),
                arguments(
                        "points within the tolerance, one more on one side",
                        people(of(point("09:00")), of(point("09:10"), point("12:00"))),
                        "time-point-f1",
                        2.0 / 3),
                arguments(
                        "points just outside of the tolerance",
                        people(of(point("09:00")), of(point("09:11"))),
                        "time-point-f1",
                        0.0),
                arguments(
                        "NAB's three people on the series that was edited by hand",
                        people(
                                of(point("09:35"), point("20:40")),
                                of(point("20:40")),
                                of(point("09:35"), point("20:40"))),
                        "time-point-f1",
                        (2.0 / 3 + 1 + 2.0 / 3) / 3),
                arguments("the same class", people(of(of("cat")), of(of("cat"))), "percent-agreement", 1.0),
                arguments(
                        "two of three people of one opinion",
                        people(of(of("cat")), of(of("cat")), of(of("dog"))),
                        "percent-agreement",
                        1.0 / 3),
                arguments(
                        "boxes that share half of their union",
                        people(of(box("car", 0, 0, 30, 10)), of(box("car", 10, 0, 30, 10))),
                        "iou-f1",
                        1.0),
                arguments(
                        "boxes that share less",
                        people(of(box("car", 0, 0, 30, 10)), of(box("car", 11, 0, 30, 10))),
                        "iou-f1",
                        0.0),
                arguments(
                        "one box of two classes",
                        people(of(box("car", 0, 0, 30, 10)), of(box("bus", 0, 0, 30, 10))),
                        "iou-f1",
                        0.0),
                arguments("ranges", people(of(range(0, 30)), of(range(10, 40), range(100, 110))), "iou-f1", 2.0 / 3),
                arguments(
                        "spans must be the same to the character",
                        people(of(span(0, 5), span(7, 9)), of(span(0, 5), span(7, 10))),
                        "exact-f1",
                        0.5),
                arguments(
                        "cells of a table",
                        people(
                                of(new Shape.TableCell("a", "bad", NONE, 3, "mass")),
                                of(new Shape.TableCell("b", "bad", NONE, 3, "mass"))),
                        "exact-f1",
                        1.0),
                arguments(
                        "atoms in any order",
                        people(
                                of(new Shape.AtomSet("a", "ring", NONE, List.of(1, 2, 3))),
                                of(new Shape.AtomSet("b", "ring", NONE, List.of(3, 1, 2)))),
                        "exact-f1",
                        1.0),
                arguments(
                        "lines that run together",
                        people(of(line(0, 0, 100, 0)), of(line(0, 4, 100, 4))),
                        "hausdorff-f1",
                        1.0),
                arguments(
                        "lines that run apart",
                        people(of(line(0, 0, 100, 0)), of(line(0, 0, 100, 9))),
                        "hausdorff-f1",
                        0.0),
                arguments(
                        "relations between what both drew under other names",
                        people(
                                of(span("x", 0, 5), span("y", 7, 9), relation("x", "y")),
                                of(span("p", 0, 5), span("q", 7, 9), relation("p", "q"))),
                        "mixed",
                        1.0),
                arguments(
                        "a relation the other way round",
                        people(
                                of(span("x", 0, 5), span("y", 7, 9), relation("x", "y")),
                                of(span("p", 0, 5), span("q", 7, 9), relation("q", "p"))),
                        "mixed",
                        0.5),
                arguments(
                        "kinds count alike, however many shapes they have",
                        people(of(of("cat"), span(0, 5), span(7, 9)), of(of("dog"), span(0, 5), span(7, 9))),
                        "mixed",
                        0.5));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("cases")
    void is_the_mean_f1_over_pairs_and_kinds(String name, List<Version> versions, String measure, double value) {
        ItemMeasure measured = ItemMeasure.of(versions, TOLERANCE);
        assertThat(measured.name()).isEqualTo(measure);
        Assertions.assertThat(measured.value()).isCloseTo(value, Offset.offset(1e-12));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("cases")
    void does_not_depend_on_the_order_of_the_people(String name, List<Version> versions, String measure, double value) {
        List<Version> reversed = new ArrayList<>(versions);
        java.util.Collections.reverse(reversed);
        Assertions.assertThat(ItemMeasure.of(reversed, TOLERANCE).value()).isCloseTo(value, Offset.offset(1e-12));
    }

    @Test
    void is_undefined_for_one_person() {
        assertThat(ItemMeasure.of(people(of(point("09:00"))), TOLERANCE).value())
                .isNull();
    }

    private static List<Shape> of(Shape... shapes) {
        return List.of(shapes);
    }

    @SafeVarargs
    private static List<Version> people(List<Shape>... shapes) {
        List<Version> versions = new ArrayList<>();
        for (List<Shape> one : shapes) {
            versions.add(new Version(versions.size() + 1, versions.size() + 1, one));
        }
        return versions;
    }

    private static Shape point(String time) {
        return new Shape.TimePoint("p" + time, "anomaly", NONE, 0, "2013-10-10 " + time + ":00");
    }

    private static Shape of(String label) {
        return new Shape.Classification("c", label, NONE);
    }

    private static Shape box(String label, double x, double y, double width, double height) {
        return new Shape.Box("b" + x, label, NONE, x, y, width, height, 0);
    }

    private static Shape range(double from, double to) {
        return new Shape.TimeRange("r" + from, "stop", NONE, from, to, "", "");
    }

    private static Shape span(int from, int to) {
        return span("s" + from, from, to);
    }

    private static Shape span(String id, int from, int to) {
        return new Shape.TextSpan(id, "name", NONE, from, to);
    }

    private static Shape relation(String source, String target) {
        return new Shape.Relation("r", "owns", NONE, source, target);
    }

    private static Shape line(double x1, double y1, double x2, double y2) {
        return new Shape.Polyline("l", "lane", NONE, List.of(List.of(x1, y1), List.of(x2, y2)));
    }
}
