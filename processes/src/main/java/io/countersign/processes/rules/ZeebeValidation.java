package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import java.util.Comparator;
import java.util.List;

/** What zeebe-bpmn-model's own validators say. */
public final class ZeebeValidation {

    public static List<Finding> findings(BpmnModelInstance model) {
        ValidationVisitor visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(model).walk(visitor);
        return visitor.getValidationResult().getResults().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(result -> Finding.at(id(entry.getKey()), Rule.ENGINE, result.getMessage())))
                .sorted(Comparator.comparing(Finding::toString))
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
