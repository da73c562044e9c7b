package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.List;

/** What zeebe-bpmn-model's own validators say. */
final class ZeebeValidation {

    static List<String> findings(BpmnModelInstance model) {
        ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(model).walk(visitor);
        return visitor.getValidationResult().getResults().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(result -> id(entry.getKey()) + ": " + result.getMessage()))
                .sorted()
                .toList();
    }

    private static String id(Object element) {
        String id = ((BpmnModelElementInstance) element).getAttributeValue("id");
        return id == null
                ? ((BpmnModelElementInstance) element).getElementType().getTypeName()
                : id;
    }

    private ZeebeValidation() {}
}
