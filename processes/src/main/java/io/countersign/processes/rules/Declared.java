package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Comma lists that a process says of itself in extension properties. */
final class Declared {
    private Declared() {}

    static Set<String> list(BpmnModelInstance model, String property) {
        return model.getModelElementsByType(ZeebeProperty.class).stream()
                .filter(one -> property.equals(one.getName()) && one.getValue() != null)
                .flatMap(one -> Arrays.stream(one.getValue().split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
