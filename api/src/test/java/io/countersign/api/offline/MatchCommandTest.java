package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign match")
class MatchCommandTest {

    /** Two dents and a crack; the model is surest of a box between the dents, which the optimal matching gives away. */
    private static final String TRUTH = """
            {"images": [{"id": 1, "width": 100, "height": 100}],
             "categories": [{"id": 1, "name": "dent"}, {"id": 2, "name": "crack"}],
             "annotations": [
               {"image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]},
               {"image_id": 1, "category_id": 1, "bbox": [3, 0, 10, 10]},
               {"image_id": 1, "category_id": 2, "bbox": [50, 50, 10, 10]}]}
            """;

    private static final String FOUND = """
            [{"image_id": 1, "category_id": 1, "bbox": [2, 0, 10, 10], "score": 0.9},
             {"image_id": 1, "category_id": 1, "bbox": [5, 0, 10, 10], "score": 0.8},
             {"image_id": 1, "category_id": 1, "bbox": [70, 70, 10, 10], "score": 0.2}]
            """;

    @TempDir
    private Path folder;

    private Ran match(String found, Object... options) throws IOException {
        Object[] arguments = new Object[options.length + 2];
        arguments[0] = Files.writeString(folder.resolve("gt.json"), TRUTH);
        arguments[1] = Files.writeString(folder.resolve("dt.json"), found);
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Ran.of(new MatchCommand(), arguments);
    }

    @Test
    void matches_optimally_and_scores_as_coco_does() throws IOException {
        JsonNode json = match(FOUND, "--json").json();
        assertThat(json.at("/thresholds/0/matched").asInt()).isEqualTo(2);
        assertThat(json.at("/thresholds/0/precision").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(json.at("/thresholds/0/f1").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(json.at("/thresholds/0/mean_iou").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        // COCO: the surest takes the second dent (90 of 110 against 80 of 120), which leaves none for the other.
        assertThat(json.at("/thresholds/0/ap").asDouble()).isCloseTo(51 / 101.0 / 2, within(1e-12));
        assertThat(json.at("/classes/0/class").asString()).isEqualTo("crack");
        assertThat(json.at("/classes/0/ap").asDouble()).isZero();
        assertThat(json.at("/classes/0/precision/undefined").asString()).isEqualTo("empty_side");
        assertThat(json.at("/summary")).hasSize(10);
    }

    @Test
    void leaves_out_what_is_not_sure_enough() throws IOException {
        JsonNode json = match(FOUND, "--score", "0.5", "--json").json();
        assertThat(json.at("/thresholds/0/precision").asDouble()).isEqualTo(1);
        assertThat(match(FOUND, "--score", "0.5").out()).contains("crack", "undefined: one side is empty");
    }

    @Test
    void names_file_line_and_column_of_bad_input() throws IOException {
        Ran ran = match("[\n  {\"image_id\": 9}]");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().strip())
                .isEqualTo(folder.resolve("dt.json") + ":2:3: [0].image_id: the truth has no image 9");
        assertThat(match(FOUND, "--type", "box").err()).contains("--type must be bbox or segm, was box");
    }
}
