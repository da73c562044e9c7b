package io.countersign.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.discuss.Issue;
import io.countersign.discuss.QuickReason;
import io.countersign.problem.Invalid;
import io.countersign.review.ItemVerdict;
import io.countersign.review.ReviewSubmission;
import io.countersign.review.VerdictOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A review as a client sends it")
class ReviewBodyTest {
    private static final JsonMapper JSON = new AnnotationConfigApplicationContext(
                    io.countersign.json.JsonConfiguration.class)
            .getBean(JsonMapper.class);

    @Test
    void is_read_with_its_issues() {
        assertThat(read("""
                {"verdicts": [{"itemNo": 4, "outcome": "returned",
                               "issues": [{"version": "B", "shapeId": "s1", "reason": "wrong-place"},
                                          {"position": {"seconds": 12.5}, "text": "a second peak"}]}],
                 "acceptRest": true}"""))
                .isEqualTo(new ReviewSubmission(
                        List.of(new ItemVerdict(
                                4,
                                VerdictOutcome.RETURNED,
                                List.of(
                                        new Issue("B", "s1", null, null, QuickReason.WRONG_PLACE),
                                        new Issue(null, null, Map.of("seconds", 12.5), "a second peak", null)))),
                        true));
    }

    @Test
    void may_accept_everything_and_accepts_nothing_by_itself() {
        assertThat(read("{\"acceptRest\": true}")).isEqualTo(new ReviewSubmission(List.of(), true));
        assertThat(read("{}")).isEqualTo(new ReviewSubmission(List.of(), false));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"verdicts\": [{\"outcome\": \"accepted\"}]}; verdicts[0].itemNo is missing",
                "{\"verdicts\": [null]}; verdicts[0].itemNo is missing",
                "{\"verdicts\": [{\"itemNo\": 4}]}; verdicts[0].outcome is missing for item 4"
            })
    void is_refused_where_something_is_left_out(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Invalid.class).hasMessage(message);
    }

    private static ReviewSubmission read(String body) {
        return JSON.readValue(body, ReviewBody.class).submission();
    }
}
