package io.countersign.api.adjudicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.problem.Invalid;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An adjudication as a client sends it")
class AdjudicationBodyTest {
    private static final JsonMapper JSON = new AnnotationConfigApplicationContext(
                    io.countersign.json.JsonConfiguration.class)
            .getBean(JsonMapper.class);

    @Test
    void is_read_with_each_choice() {
        assertThat(read("""
                {"decisions": [
                  {"itemNo": 4, "choice": "take", "annotationId": "12", "reason": "r"},
                  {"itemNo": 5, "choice": "consolidate", "reason": "r"},
                  {"itemNo": 6, "choice": "draw", "reason": "r",
                   "shapes": [{"type": "classification", "id": "c", "label": "cat", "attributes": {}}]}]}"""))
                .containsExactly(
                        new Decision(4, Choice.TAKE, 12L, null, "r"),
                        new Decision(5, Choice.CONSOLIDATE, null, null, "r"),
                        new Decision(
                                6, Choice.DRAW, null, List.of(new Shape.Classification("c", "cat", Map.of())), "r"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"decisions\": [{\"choice\": \"take\"}]}; decisions[0].itemNo is missing",
                "{\"decisions\": [null]}; decisions[0].itemNo is missing",
                "{\"decisions\": [{\"itemNo\": 4}]}; decisions[0].choice is missing for item 4",
                "{\"decisions\": [{\"itemNo\": 4, \"choice\": \"take\", \"annotationId\": \"x\"}]};"
                        + " decisions[0].annotationId is no id: x"
            })
    void is_refused_where_something_is_left_out_or_wrong(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Invalid.class).hasMessage(message);
    }

    private static List<Decision> read(String body) {
        return JSON.readValue(body, AdjudicationBody.class).read();
    }
}
