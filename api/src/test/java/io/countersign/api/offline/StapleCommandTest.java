package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign staple")
class StapleCommandTest {

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("m.jsonl"), content);
    }

    @Test
    void makes_masks_of_each_item_into_one() throws IOException {
        String line = "{\"item\":\"%s\",\"rater\":\"%s\",\"size\":[4,5],\"counts\":%s}\n";
        JsonNode json = Ran.of(
                        new StapleCommand(),
                        file(line.formatted("i", "a", "[4,8,8]")
                                + line.formatted("i", "b", "[4,8,8]")
                                + line.formatted("i", "c", "[4,9,7]")
                                + line.formatted("j", "a", "\"0d0\"")),
                        "--json")
                .json();
        assertThat(json.at("/items/0/pixels").asInt()).isEqualTo(8);
        assertThat(json.at("/items/0/counts").asString()).isEqualTo("488");
        assertThat(json.at("/items/1/pixels").asInt()).isEqualTo(20);
        assertThat(json.at("/people/0/sensitivity").asDouble()).isEqualTo(1);
        assertThat(json.at("/people/2/specificity").asDouble()).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item\":1,|m.jsonl:1: column",
                "{\"item\":1,\"size\":[1,1],\"counts\":[1]}|m.jsonl:1: field rater is missing",
                "{\"item\":1,\"rater\":2,\"size\":[1],\"counts\":[1]}|m.jsonl:1: field size must be [height, width]",
                "{\"item\":1,\"rater\":2,\"size\":[1,1],\"counts\":[2]}|m.jsonl:1: the runs have 2 pixels, the image 1",
                "{\"item\":1,\"rater\":2,\"size\":[1,1],\"counts\":[true]}|m.jsonl:1: field counts, element 0 is no whole number"
            })
    void names_the_line_and_field_of_bad_input(String line, String message) throws IOException {
        Ran ran = Ran.of(new StapleCommand(), file(line + "\n"));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }
}
