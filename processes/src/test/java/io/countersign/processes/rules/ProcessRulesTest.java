package io.countersign.processes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessRulesTest {

    @ParameterizedTest
    @FieldSource("io.countersign.processes.ProcessResources#ALL")
    void a_shipped_process_keeps_every_rule(String resource) throws IOException {
        assertThat(ProcessRules.check(read(resource))).isEmpty();
    }

    @Test
    void a_file_that_is_no_BPMN_is_told_its_line() {
        Finding finding = ProcessRules.check("""
                        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
                        <bpmn:process></bpmn:definitions>
                        """).get(0);

        assertThat(finding.rule()).isEqualTo(Rule.READABLE);
        assertThat(finding.line()).isEqualTo(2);
    }

    @Test
    void each_rule_finds_what_breaks_it() throws IOException {
        assertThat(ProcessRules.check(read("probe/rules.bpmn")))
                .map(Finding::toString)
                .contains(
                        "work-package: is started by nobody: the application publishes package-opened to begin it",
                        "Strange: has the job type somebody-else, which no worker here carries out and the process does not"
                                + " declare as somebody else's",
                        "Dynamic: has an expression as its job type: =packageId",
                        "Wait: waits for the message resumed, which has no correlation key: give it one, such as"
                                + " =packageId",
                        "Adhoc: is of the kind adHocSubProcess, which is not supported",
                        "Guess: uses the variable wholeUnknown, which neither the application nor the process sets: set"
                                + " it by an output mapping of an earlier step",
                        "Ask: names the group east/nobody: write it as organisation/role",
                        "Ask: has – as its header kind: choose a value that the templates offer",
                        "Strange: has no name in English and Chinese: give it a name, and the extension property"
                                + " name:zh-CN")
                .anyMatch(said -> said.startsWith("Broken: has an expression that can't be read: 1 +: "))
                .noneMatch(said -> said.startsWith("Ours:"));
    }

    @Test
    void people_read_them_in_Chinese() {
        assertThat(Finding.at("Strange", Rule.SUPPORTED, "complexGateway").message(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("是 complexGateway，不受支持");
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = ProcessRulesTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
