package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign convert")
class ConvertCommandTest {

    private static final String COCO = """
            {"images": [{"id": 1, "width": 100, "height": 100, "file_name": "a.png"}],
             "categories": [{"id": 1, "name": "dent"}],
             "annotations": [
               {"id": 1, "image_id": 1, "category_id": 1, "bbox": [0, 0, 10, 10]},
               {"id": 2, "image_id": 1, "category_id": 1, "segmentation": [[0, 0, 9, 0, 9, 9]]},
               {"id": 3, "image_id": 2, "category_id": 1, "bbox": [0, 0, 10, 10]}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void says_what_was_refused_and_what_cannot_be_held() throws IOException {
        Path in = Files.writeString(folder.resolve("coco.json"), COCO);
        Path out = folder.resolve("voc");
        Ran ran = Ran.of(new ConvertCommand(), "--from", "coco", "--to", "voc", in, out, "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode json = ran.json();
        assertThat(json.at("/items").asInt()).isEqualTo(1);
        assertThat(json.at("/shapes").asInt()).isEqualTo(2);
        assertThat(json.at("/refusals/0/refused").asString())
                .isEqualTo(in + ":6:4: annotations[2].image_id: there is no image 2");
        assertThat(json.at("/losses/0/not_held_by_voc").asString()).isEqualTo("a polygon");
        assertThat(json.at("/losses/0/first").asString()).isEqualTo("a.png, shape 2");
        assertThat(out.resolve("Annotations/a.xml")).content().contains("<xmax>10</xmax>");
    }

    @Test
    void overwrites_nothing() throws IOException {
        Path in = Files.writeString(folder.resolve("coco.json"), COCO);
        Ran ran = Ran.of(new ConvertCommand(), "--from", "coco", "--to", "jsonl", in, in);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("coco.json is there already");
        assertThat(in).content().isEqualTo(COCO);
        assertThat(Ran.of(new ConvertCommand(), "--from", "pdf", "--to", "jsonl", in, in)
                        .err())
                .contains("format must be one of [jsonl,");
    }
}
