package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagramTest {

    @ParameterizedTest
    @FieldSource("io.countersign.processes.ProcessResources#ALL")
    void a_diagram_is_laid_out_by_the_rules(String resource) {
        assertThat(DiagramRules.findings(BpmnFile.onClassPath(resource))).isEmpty();
    }

    @Nested
    class A_known_bad_diagram {

        @Test
        void is_told_what_is_not_drawn() {
            assertThat(DiagramRules.findings(BpmnFile.onClassPath("probe/diagram-missing.bpmn")))
                    .containsExactlyInAnyOrder(
                            "B has no shape",
                            "F3 has no edge",
                            "End has no place for its label",
                            "F2 has no place for its label",
                            "Ghost_di draws nothing that exists");
        }

        @Test
        void is_told_what_is_drawn_wrong() {
            assertThat(DiagramRules.findings(BpmnFile.onClassPath("probe/diagram.bpmn")))
                    .containsExactlyInAnyOrder(
                            "F3 does not start on the border of Fork",
                            "F4 does not end on the border of End",
                            "F2 runs aslant",
                            "F1 meets F4",
                            "F2 meets F4",
                            "F3 meets F4",
                            "F3 runs through Alarm",
                            "F4 runs through Late",
                            "F4 runs through Fork",
                            "F4 runs through A",
                            "F4 runs through B",
                            "Alarm and Rung are one in the other, but not drawn so",
                            "A overlaps B",
                            "Late does not sit on the bottom edge of C",
                            "Alarm does not stand below Late",
                            "Alarm does not stand below C",
                            "the label of End lies on End",
                            "the label of F2 lies on Fork",
                            "the label of F2 lies on F1",
                            "the label of F2 lies on F4",
                            "the label of Rung lies on Alarm",
                            "the label of F2 lies on the label of Fork",
                            "B has another size than its like",
                            "no straight line leads from Start to an end");
        }
    }
}
