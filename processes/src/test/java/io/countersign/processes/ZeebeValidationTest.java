package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.rules.ZeebeValidation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ZeebeValidationTest {

    @ParameterizedTest
    @FieldSource("io.countersign.processes.ProcessResources#ALL")
    void finds_nothing(String resource) {
        assertThat(ZeebeValidation.findings(BpmnFile.onClassPath(resource))).isEmpty();
    }
}
