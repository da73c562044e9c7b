package io.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A pair of COCO files")
class CocoPairTest {

    private static final String TRUTH = """
            {"annotations": [{"id": 1, "image_id": 5, "category_id": 2, "bbox": [0, 0, 2, 3]}],
             "info": {"year": "", "x": [1, {"a": []}]},
             "images": [{"id": 5, "width": 4, "height": 5}],
             "categories": [{"id": 2, "name": "dent"}]}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void is_read_in_any_order_of_its_parts() throws IOException {
        Path truth = file("gt.json", TRUTH);
        Path results = file("dt.json", "[{\"image_id\":5,\"category_id\":2,\"bbox\":[0,0,2,3],\"score\":0.5}]");
        assertThat(CocoPair.read(truth, results, CocoPair.Kind.BOXES))
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.truths().get(0).area()).isEqualTo(6);
                    assertThat(image.detections().get(0).score()).isEqualTo(0.5);
                });
        assertThat(CocoPair.read(truth, truth, CocoPair.Kind.BOXES).get(0).detections())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"image_id\":6,\"category_id\":2,\"bbox\":[0,0,1,1]}|dt.json:2:1: [0].image_id: the truth has no image 6",
                "{\"image_id\":5,\"category_id\":3,\"bbox\":[0,0,1,1]}|dt.json:2:1: [0].category_id: the truth has no category 3",
                "{\"image_id\":5,\"category_id\":2,\"bbox\":[0,0,1]}|dt.json:2:1: [0].bbox must be a list of 4 numbers, was [0,0,1]",
                "{\"image_id\":5,\"category_id\":2,\"bbox\":[0,0,-1,1]}|dt.json:2:1: [0].bbox: width must be at least 0",
                "{\"image_id\":5,\"category_id\":2,\"bbox\":[0,0,\"a\",1]}|dt.json:2:1: [0].bbox[2] must be a number, was \"a\"",
                "{\"image_id\":\"5\",\"category_id\":2}|dt.json:2:1: [0].image_id must be a whole number, was \"5\"",
                "{\"image_id\":5,|dt.json:2:15: "
            })
    void names_file_line_column_and_field_of_a_fault(String element, String message) throws IOException {
        Path truth = file("gt.json", TRUTH);
        Path results = file("dt.json", "[\n" + element + "\n]");
        assertThatThrownBy(() -> CocoPair.read(truth, results, CocoPair.Kind.BOXES))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith(folder.resolve("dt.json").toString())
                .hasMessageContaining(message.startsWith("dt.json:2:15") ? "dt.json:" : message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|.segmentation must be polygons or run lengths",
                "[[0,0,1,1]]|.segmentation: a polygon needs three points or more",
                "{\"size\":[4,5],\"counts\":[20]}|.segmentation.size must be [5, 4] as the image has it, was [4,5]",
                "{\"size\":[5,4],\"counts\":[21]}|.segmentation: the runs have 21 pixels, the image 20",
                "{\"size\":[5,4],\"counts\":[1.5,18.5]}|.segmentation.counts[0] must be a whole number, was 1.5"
            })
    void refuses_masks_that_are_none(String segmentation, String message) throws IOException {
        Path truth = file("gt.json", TRUTH.replace("\"bbox\"", "\"segmentation\": " + segmentation + ", \"bbox\""));
        assertThatThrownBy(() -> CocoPair.read(truth, truth, CocoPair.Kind.MASKS))
                .hasMessageContaining("annotations[0]" + message);
    }

    @Test
    void must_be_an_object_with_images() throws IOException {
        Path list = file("gt.json", "[{}]");
        assertThatThrownBy(() -> CocoPair.read(list, list, CocoPair.Kind.BOXES))
                .hasMessageContaining("the file must hold an object with images");
        Path number = file("n.json", "7");
        assertThatThrownBy(() -> CocoPair.read(number, number, CocoPair.Kind.BOXES))
                .hasMessageContaining("n.json:1:1: the file must hold");
    }
}
