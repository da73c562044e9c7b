package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.countersign.processes.rules.HumanSteps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StyleGuideTest {

    private final String guide = read(Path.of("../docs/bpmn-style.md"));

    @Test
    void its_example_is_a_whole_human_step() {
        String example =
                guide.substring(guide.indexOf("```xml\n") + 7, guide.indexOf("```\n", guide.indexOf("```xml")));
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://countersign.io/bpmn">
                  <bpmn:process id="example" isExecutable="true">%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(example).getBytes(StandardCharsets.UTF_8)));

        assertThat(HumanSteps.findings(model)).isEmpty();
    }

    @Test
    void it_lists_each_kind_and_each_separation() {
        Stream.of(TaskKind.values(), Separation.values())
                .flatMap(Arrays::stream)
                .forEach(value -> assertThat(guide).contains("`" + value.id() + "`"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
