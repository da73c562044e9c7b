package io.countersign.quality.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.format.CocoPair;
import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.geometry.Box;
import io.countersign.quality.geometry.Mask;
import io.countersign.quality.geometry.Point;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@DisplayName("Scores of detections")
class CocoScoresTest {

    private static Path file(String name) throws URISyntaxException {
        return Path.of(CocoScoresTest.class.getResource(name).toURI());
    }

    private static JsonNode json(String name) throws IOException {
        try (InputStream stream = CocoScoresTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(stream);
        }
    }

    private static double value(Coefficient coefficient) {
        return coefficient.value().orElse(-1);
    }

    private static List<Coefficient> summary(CocoScores scores) {
        return List.of(
                scores.averagePrecision(AreaRange.ALL),
                scores.averagePrecision(0),
                scores.averagePrecision(5),
                scores.averagePrecision(AreaRange.SMALL),
                scores.averagePrecision(AreaRange.MEDIUM),
                scores.averagePrecision(AreaRange.LARGE),
                scores.averageRecall(AreaRange.ALL, 1),
                scores.averageRecall(AreaRange.ALL, 10),
                scores.averageRecall(AreaRange.ALL, 100),
                scores.averageRecall(AreaRange.SMALL, 100),
                scores.averageRecall(AreaRange.MEDIUM, 100),
                scores.averageRecall(AreaRange.LARGE, 100));
    }

    @ParameterizedTest
    @CsvSource({"bbox, BOXES", "segm, MASKS"})
    void are_those_of_pycocotools(String type, CocoPair.Kind kind) throws Exception {
        CocoScores scores = CocoScores.of(CocoPair.read(file("coco_truth.json"), file("coco_detections.json"), kind));
        JsonNode expected = json("coco_scores.json").path(type);
        for (int i = 0; i < 12; i++) {
            assertThat(value(summary(scores).get(i)))
                    .as("stat %d", i)
                    .isCloseTo(expected.path("stats").get(i).asDouble(), within(1e-9));
        }
        for (int i = 0; i < 10; i++) {
            assertThat(value(scores.averagePrecision(i)))
                    .isCloseTo(expected.path("per_iou").get(i).asDouble(), within(1e-9));
        }
        assertThat(scores.perLabel()).hasSameSizeAs(expected.path("per_class"));
        expected.path("per_class")
                .properties()
                .forEach(entry -> assertThat(value(scores.perLabel().get(entry.getKey())))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(1e-9)));
    }

    @Test
    void have_the_pixels_that_pycocotools_finds_for_polygons() throws IOException {
        JsonNode truth = json("coco_truth.json");
        List<String> found = new ArrayList<>();
        for (JsonNode annotation : truth.path("annotations")) {
            if (annotation.path("iscrowd").asInt() == 0) {
                List<Point> ring = new ArrayList<>();
                JsonNode numbers = annotation.path("segmentation").get(0);
                for (int i = 0; i < numbers.size(); i += 2) {
                    ring.add(new Point(
                            numbers.get(i).asDouble(), numbers.get(i + 1).asDouble()));
                }
                found.add(Mask.ofPolygons(240, 320, List.of(ring)).compressed());
            }
        }
        List<String> expected = new ArrayList<>();
        json("coco_scores.json")
                .path("polygons")
                .forEach(polygon -> expected.add(polygon.path("counts").asString()));
        assertThat(found).hasSizeGreaterThan(50).isEqualTo(expected);
    }

    @Test
    void are_undefined_where_nothing_was_there() {
        ImageDetections image = new ImageDetections(List.of(), List.of(new Detection("x", new Box(0, 0, 1, 1), 0.5)));
        CocoScores scores = CocoScores.of(List.of(image));
        assertThat(scores.averagePrecision(AreaRange.ALL)).isEqualTo(Coefficient.undefined(Reason.NO_DATA));
        assertThat(scores.perLabel()).isEmpty();
    }

    @Test
    void are_zero_where_nothing_was_found_and_one_where_all_was() {
        Truth truth = new Truth("x", new Box(0, 0, 4, 4), 16, false);
        CocoScores nothing = CocoScores.of(List.of(new ImageDetections(List.of(truth), List.of())));
        assertThat(nothing.averagePrecision(AreaRange.ALL)).isEqualTo(Coefficient.of(0));
        CocoScores all = CocoScores.of(
                List.of(new ImageDetections(List.of(truth), List.of(new Detection("x", truth.region(), 0.1)))));
        assertThat(value(all.averagePrecision(AreaRange.ALL))).isCloseTo(1, within(1e-12));
        assertThat(all.averageRecall(AreaRange.SMALL, 1)).isEqualTo(Coefficient.of(1));
    }

    @Test
    void refuse_what_is_no_score() {
        assertThatThrownBy(() -> new Detection("x", new Box(0, 0, 1, 1), Double.NaN))
                .hasMessageContaining("score");
    }
}
