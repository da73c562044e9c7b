package io.countersign.processes.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DifferencesTest {

    private final String before = read("bpmn/work-package.bpmn");

    @Test
    void a_file_does_not_differ_from_itself_nor_from_another_order_of_the_same() {
        String kind = "<zeebe:header key=\"kind\" value=\"review\" />";
        String separation = "<zeebe:header key=\"separation\" value=\"other-organisation\" />";
        String turned = before.replaceFirst(kind + "\\s*" + separation, separation + kind);

        assertThat(turned).isNotEqualTo(before);
        assertThat(between(turned)).isEmpty();
    }

    @Test
    void a_changed_header_is_told_with_its_old_and_new_value() {
        assertThat(between(before.replace("value=\"not-any-earlier-hand\"", "value=\"other-person\"")))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.elementId()).isEqualTo("Adjudicate");
                    assertThat(difference.kind()).isEqualTo(Difference.Kind.CHANGED);
                    assertThat(difference.properties())
                            .containsExactly(new Difference.Property(
                                    "taskHeaders/header[separation]/@value", "not-any-earlier-hand", "other-person"));
                });
    }

    @Test
    void conditions_timers_and_names_are_told() {
        String after = before.replace("=reviewWanted</bpmn", "=not(reviewWanted)</bpmn")
                .replaceFirst("=duration\\(dueAfter\\)<", "=duration(\"PT1H\")<")
                .replace("name=\"Adjudicate package\"", "name=\"Settle package\"");

        assertThat(between(after))
                .extracting(
                        Difference::elementId,
                        difference -> difference.properties().get(0).property())
                .containsExactlyInAnyOrder(
                        tuple("Flow_CrossReviewWanted_CrossReview", "conditionExpression"),
                        tuple("AnnotateDue", "timerEventDefinition/timeDuration"),
                        tuple("Adjudicate", "name"));
    }

    @Test
    void a_shape_that_only_moved_is_kept_apart() {
        String moved = before.replaceFirst("(bpmnElement=\"Adjudicate\"[^>]*>\\s*<dc:Bounds x=\")\\d+", "$17");

        assertThat(between(moved))
                .extracting(Difference::elementId, Difference::kind)
                .containsExactly(tuple("Adjudicate", Difference.Kind.MOVED));
    }

    @Test
    void what_is_added_is_told_with_all_it_has_and_what_is_removed_too() {
        String added = before.replaceFirst(
                "<bpmn:exclusiveGateway id=\"ReturnedByInspection\"",
                "<bpmn:manualTask id=\"Pause\" name=\"Take a breath\" /><bpmn:exclusiveGateway id=\"ReturnedByInspection\"");

        assertThat(between(added)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.ADDED);
            assertThat(difference.properties()).contains(new Difference.Property("name", null, "Take a breath"));
        });
        assertThat(Differences.between(DrawingReader.read(added), DrawingReader.read(before)))
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.REMOVED);
    }

    private List<Difference> between(String after) {
        return Differences.between(DrawingReader.read(before), DrawingReader.read(after));
    }

    private static String read(String resource) {
        try (InputStream in = DifferencesTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
