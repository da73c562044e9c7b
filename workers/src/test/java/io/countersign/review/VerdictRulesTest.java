package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.discuss.Issue;
import io.countersign.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Verdicts on the items 4 and 5")
class VerdictRulesTest {
    private static final List<Integer> ITEMS = List.of(4, 5);
    private static final Issue ISSUE = new Issue(null, null, null, "a second peak is missing", null);

    @Test
    void are_complete_with_one_for_each() {
        assertThat(VerdictRules.complete(ITEMS, submission(false, returned(5), accepted(4))))
                .containsOnlyKeys(4, 5);
    }

    @Test
    void accept_the_rest_where_that_is_asked_for() {
        assertThat(VerdictRules.complete(ITEMS, submission(true, returned(5)))
                        .get(4)
                        .outcome())
                .isEqualTo(VerdictOutcome.ACCEPTED);
    }

    static Stream<Arguments> incomplete() {
        Issue silent = new Issue(null, "s1", null, " ", null);
        Issue shapeless = new Issue("A", null, null, "wrong", null);
        return Stream.of(
                Arguments.of("one missing", submission(false, accepted(4)), "verdicts lack item 5"),
                Arguments.of(
                        "one twice",
                        submission(true, accepted(4), accepted(4)),
                        "verdicts[1].itemNo names item 4 for the second time"),
                Arguments.of(
                        "one of another package",
                        submission(true, accepted(6)),
                        "verdicts[0].itemNo names item 6, which is not in this package"),
                Arguments.of(
                        "returned without a reason",
                        submission(true, new ItemVerdict(4, VerdictOutcome.RETURNED, List.of())),
                        "verdicts[0].issues is empty: item 4 is returned, but nothing says why"),
                Arguments.of(
                        "disputed without a reason",
                        submission(true, new ItemVerdict(4, VerdictOutcome.DISPUTED, null)),
                        "verdicts[0].issues is empty: item 4 is disputed, but nothing says why"),
                Arguments.of(
                        "an issue that says nothing",
                        submission(true, new ItemVerdict(4, VerdictOutcome.RETURNED, List.of(silent))),
                        "verdicts[0].issues[0] of item 4 needs a text or a reason"),
                Arguments.of(
                        "a version without a shape",
                        submission(true, new ItemVerdict(4, VerdictOutcome.RETURNED, List.of(shapeless))),
                        "verdicts[0].issues[0].shapeId of item 4 is missing: which shape of version A?"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("incomplete")
    void are_refused_naming_the_item(String name, ReviewSubmission submission, String message) {
        assertThatThrownBy(() -> VerdictRules.complete(ITEMS, submission))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "accepted accepted, ACCEPTED",
        "accepted returned, RETURNED",
        "returned disputed, DISPUTED",
        "disputed accepted, DISPUTED",
        "returned returned, RETURNED"
    })
    void make_an_outcome_of_the_package(String outcomes, VerdictOutcome expected) {
        List<ItemVerdict> verdicts = new ArrayList<>();
        for (String outcome : outcomes.split(" ")) {
            verdicts.add(new ItemVerdict(
                    verdicts.size() + 1,
                    VerdictOutcome.valueOf(outcome.toUpperCase(java.util.Locale.ROOT)),
                    List.of(ISSUE)));
        }
        assertThat(VerdictRules.ofPackage(verdicts)).isEqualTo(expected);
    }

    private static ReviewSubmission submission(boolean acceptRest, ItemVerdict... verdicts) {
        return new ReviewSubmission(List.of(verdicts), acceptRest);
    }

    private static ItemVerdict accepted(int no) {
        return new ItemVerdict(no, VerdictOutcome.ACCEPTED, List.of());
    }

    private static ItemVerdict returned(int no) {
        return new ItemVerdict(no, VerdictOutcome.RETURNED, List.of(ISSUE));
    }
}
