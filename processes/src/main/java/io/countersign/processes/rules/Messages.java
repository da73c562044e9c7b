package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages find the instance that waits for them, and the processes that the application begins can be begun. */
final class Messages {
    private final BpmnModelInstance model;
    private final List<Finding> found = new ArrayList<>();

    private Messages(BpmnModelInstance model) {
        this.model = model;
    }

    static List<Finding> findings(BpmnModelInstance model) {
        Messages check = new Messages(model);
        model.getModelElementsByType(ReceiveTask.class).forEach(task -> check.waits(task, task.getMessage()));
        model.getModelElementsByType(CatchEvent.class).stream()
                .filter(event -> !beginsProcess(event))
                .forEach(event -> messages(event).forEach(message -> check.waits(event, message)));
        model.getModelElementsByType(Process.class).forEach(check::begins);
        return check.found;
    }

    private static boolean beginsProcess(FlowNode event) {
        return event instanceof StartEvent && event.getParentElement() instanceof Process;
    }

    private static Stream<Message> messages(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .flatMap(definition -> Stream.ofNullable(((MessageEventDefinition) definition).getMessage()));
    }

    private void waits(FlowNode node, @Nullable Message message) {
        if (message == null) {
            return; // the engine's own rules say so
        }
        ZeebeSubscription subscription = message.getSingleExtensionElement(ZeebeSubscription.class);
        String key = subscription == null ? null : subscription.getCorrelationKey();
        if (key == null || key.isBlank()) {
            found.add(Finding.at(node.getId(), Rule.CORRELATION, message.getName()));
        }
    }

    private void begins(Process process) {
        io.countersign.processes.Message wanted = KnownNames.START_MESSAGES.get(process.getId());
        if (wanted == null) {
            return;
        }
        boolean begun = model.getModelElementsByType(StartEvent.class).stream()
                .filter(Messages::beginsProcess)
                .flatMap(Messages::messages)
                .anyMatch(message -> wanted.name().equals(message.getName()));
        if (!begun) {
            found.add(Finding.at(process.getId(), Rule.START_MESSAGE, wanted.name()));
        }
    }
}
