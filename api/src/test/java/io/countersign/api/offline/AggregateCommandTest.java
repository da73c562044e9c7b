package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign aggregate")
class AggregateCommandTest {

    private static final String LABELS =
            "worker,item,label\na,1,x\nb,1,x\nc,1,y\na,2,y\nb,2,y\nc,2,y\na,3,x\nb,3,y\na,4,x\nb,4,x\nc,4,x\n";

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void by_majority_leaves_a_tie_to_a_person() throws IOException {
        JsonNode json =
                Ran.of(new AggregateCommand(), file("l.csv", LABELS), "--json").json();
        assertThat(json.at("/items/0/label").asString()).isEqualTo("x");
        assertThat(json.at("/items/0/confidence").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(json.at("/items/2/label").isNull()).isTrue();
        assertThat(json.at("/items/2/tied")).hasSize(2);
        assertThat(json.at("/decided").asInt()).isEqualTo(3);
    }

    @Test
    void leaves_what_is_not_sure_enough_to_a_person() throws IOException {
        JsonNode json = Ran.of(new AggregateCommand(), file("l.csv", LABELS), "--least", "0.9", "--json")
                .json();
        assertThat(json.at("/decided").asInt()).isEqualTo(2);
        assertThat(json.at("/items/0/tied")).isEmpty();
    }

    @Test
    void by_weight_can_break_the_tie() throws IOException {
        Path weights = file("w.csv", "worker,weight\na,0.9\nb,0.6\nc,0.5\n");
        JsonNode json = Ran.of(
                        new AggregateCommand(),
                        file("l.csv", LABELS),
                        "--method=weighted",
                        "--weights",
                        weights,
                        "--json")
                .json();
        assertThat(json.at("/items/2/label").asString()).isEqualTo("x");
        assertThat(json.at("/items/2/confidence").asDouble()).isCloseTo(0.6, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority", "dawid-skene", "one-coin", "mace"})
    void compares_with_gold(String method) throws IOException {
        Path gold = file("g.csv", "item,label\n1,x\n2,y\n4,y\n9,x\n");
        JsonNode json = Ran.of(
                        new AggregateCommand(), file("l.csv", LABELS), "--method", method, "--gold", gold, "--json")
                .json();
        assertThat(json.at("/decided_of_gold").asInt()).isEqualTo(3);
        assertThat(json.at("/right").asInt()).isEqualTo(2);
        assertThat(json.at("/accuracy").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(json.at("/workers/2/right_of_gold").asDouble()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worker,item,label\\na,1,x\\na,1,y|--method majority|l.csv:3: worker a labelled item 1 already",
                "worker,item,label\\n|--method mace|l.csv:1: there is no label",
                "worker,item,label\\na,1,x|--method weighted|--method weighted takes --weights FILE",
                "worker,item,label\\na,1,x|--method vote|--method must be majority, weighted,",
                "worker,item,label\\na,1,x|--least 2|--least must be in [0, 1], was 2.0"
            })
    void names_what_is_wrong(String content, String options, String message) throws IOException {
        String[] words = options.split(" ");
        Ran ran = Ran.of(new AggregateCommand(), file("l.csv", content.replace("\\n", "\n")), words[0], words[1]);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }

    @Test
    void names_the_worker_without_a_weight() throws IOException {
        Path weights = file("w.csv", "worker,weight\na,1\n");
        assertThat(Ran.of(new AggregateCommand(), file("l.csv", LABELS), "--method=weighted", "--weights", weights)
                        .err())
                .contains("w.csv: no weight of worker b");
        file("w.csv", "worker,weight\na,heavy\n");
        assertThat(Ran.of(new AggregateCommand(), file("l.csv", LABELS), "--method=weighted", "--weights", weights)
                        .err())
                .contains("w.csv:2: column weight is no number: heavy");
    }
}
