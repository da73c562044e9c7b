package io.countersign.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.item.Modality;
import io.countersign.problem.Violation;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FindingRulesTest {
    private static final JsonNode SHAPES =
            JsonMapper.builder().build().readTree("[{\"id\": \"s1\", \"type\": \"box\"}]");

    static Stream<Arguments> findings() {
        return Stream.of(
                Arguments.of("in order", 2, List.of(ok(1), wrong(2, "too wide", "s1")), List.of()),
                Arguments.of("about no shape", 1, List.of(wrong(1, "a scratch is missing", null)), List.of()),
                Arguments.of("none", 1, List.of(), List.of("findings lacks items 1")),
                Arguments.of(
                        "far too few", 8, List.of(ok(3)), List.of("findings lacks items 1, 2, 4, 5, 6 and 2 more")),
                Arguments.of(
                        "one twice", 1, List.of(ok(1), ok(1)), List.of("findings[1].itemNo item 1 is there twice")),
                Arguments.of(
                        "of another item",
                        1,
                        List.of(ok(1), ok(9)),
                        List.of("findings[1].itemNo item 9 is not in the sample")),
                Arguments.of(
                        "without words",
                        1,
                        List.of(wrong(1, " ", null)),
                        List.of("findings[0].defects[0].text must say what is wrong")),
                Arguments.of(
                        "on a shape that is not there",
                        1,
                        List.of(wrong(1, "too wide", "s2")),
                        List.of("findings[0].defects[0].shapeId item 1 has no such shape")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void findings_are(String name, int sample, List<Finding> findings, List<String> expected) {
        List<SampledItem> items = IntStream.rangeClosed(1, sample)
                .mapToObj(no ->
                        new SampledItem(no, "item-" + no, Modality.IMAGE, null, null, SHAPES, null, java.util.Set.of()))
                .toList();
        assertThat(FindingRules.violations(items, findings))
                .extracting(Violation::toString)
                .isEqualTo(expected);
    }

    private static Finding ok(int item) {
        return new Finding(item, List.of());
    }

    private static Finding wrong(int item, String text, @org.jspecify.annotations.Nullable String shape) {
        return new Finding(item, List.of(new Defect(DefectClass.MINOR, text, shape)));
    }
}
