package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Every job finds its worker: one of ours, or one that the process declares in its property {@code jobTypes}. */
final class JobTypes {
    private final Set<String> declared;
    private final List<Finding> found = new ArrayList<>();

    private JobTypes(BpmnModelInstance model) {
        declared = Declared.list(model, "jobTypes");
    }

    static List<Finding> findings(BpmnModelInstance model) {
        JobTypes check = new JobTypes(model);
        model.getModelElementsByType(ZeebeTaskDefinition.class).forEach(job -> check.type(job, job.getType()));
        model.getModelElementsByType(ZeebeTaskListener.class).forEach(job -> check.type(job, job.getType()));
        model.getModelElementsByType(ZeebeExecutionListener.class).forEach(job -> check.type(job, job.getType()));
        return check.found;
    }

    private void type(ModelElementInstance job, @Nullable String type) {
        if (type == null || type.isBlank()) {
            return; // the engine's own rules say so
        }
        String element = elementId(job);
        if (type.startsWith("=")) {
            found.add(Finding.at(element, Rule.STATIC_JOB_TYPE, type));
        } else if (!KnownNames.JOB_TYPES.contains(type) && !declared.contains(type)) {
            found.add(Finding.at(element, Rule.JOB_TYPE, type));
        }
    }

    private static String elementId(ModelElementInstance job) {
        @Nullable ModelElementInstance element = job;
        while (element != null && !(element instanceof BaseElement)) {
            element = element.getParentElement();
        }
        return element instanceof BaseElement base ? base.getId() : "?";
    }
}
