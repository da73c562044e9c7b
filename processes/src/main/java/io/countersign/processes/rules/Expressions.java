package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expressions can be read, and speak of variables that somebody sets. */
final class Expressions {
    private static final Set<String> OF_THE_ENGINE = Set.of("loopCounter");

    private Expressions() {}

    static List<Finding> findings(BpmnModelInstance model) {
        Set<String> known = variables(model);
        List<Finding> found = new ArrayList<>();
        for (Feel feel : Feel.in(model)) {
            Optional<String> failure = feel.failure();
            if (failure.isPresent()) {
                found.add(Finding.at(feel.elementId(), Rule.FEEL, feel.text(), failure.get()));
            } else {
                feel.variables()
                        .filter(variable -> !known.contains(variable))
                        .distinct()
                        .map(variable -> Finding.at(feel.elementId(), Rule.VARIABLE, variable))
                        .filter(finding -> !found.contains(finding))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Set<String> variables(BpmnModelInstance model) {
        Set<String> known = new HashSet<>(KnownNames.VARIABLES);
        known.addAll(OF_THE_ENGINE);
        known.addAll(Declared.list(model, "variables"));
        model.getModelElementsByType(ZeebeInput.class).forEach(input -> known.add(input.getTarget()));
        model.getModelElementsByType(ZeebeOutput.class).forEach(output -> known.add(output.getTarget()));
        model.getModelElementsByType(ZeebeLoopCharacteristics.class).forEach(loop -> {
            known.add(loop.getInputElement());
            known.add(loop.getOutputCollection());
        });
        return known;
    }
}
