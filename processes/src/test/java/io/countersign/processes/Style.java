package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The rules of docs/bpmn-style.md on names, ids, gateways and data that a program can check. */
final class Style {

    private static final Pattern SENTENCE_CASE = Pattern.compile("\\p{Lu}[\\p{Ll}0-9-]*( [\\p{Ll}0-9-]+)*\\??");
    private static final Pattern PASCAL = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final BpmnModelInstance model;
    private final List<String> findings = new ArrayList<>();

    private Style(BpmnModelInstance model) {
        this.model = model;
    }

    static List<String> findings(BpmnModelInstance model) {
        Style style = new Style(model);
        style.each(Process.class).forEach(style::process);
        style.each(FlowNode.class).forEach(style::node);
        style.each(SequenceFlow.class).forEach(style::flow);
        style.each(ExclusiveGateway.class).forEach(style::gateway);
        style.each(MultiInstanceLoopCharacteristics.class).forEach(style::overPeople);
        style.each(CallActivity.class).forEach(style::call);
        style.spelling();
        return style.findings;
    }

    private void process(Process process) {
        expect(process.isExecutable(), process.getId(), "is not executable");
        expect(
                "Camunda Cloud/8.9.0".equals(platform()),
                process.getId(),
                "is not for Camunda Cloud 8.9.0: " + platform());
        translated(process.getId(), process.getName(), process.getSingleExtensionElement(ZeebeProperties.class));
    }

    private String platform() {
        String namespace = "http://camunda.org/schema/modeler/1.0";
        return model.getDefinitions().getAttributeValueNs(namespace, "executionPlatform")
                + "/"
                + model.getDefinitions().getAttributeValueNs(namespace, "executionPlatformVersion");
    }

    private void node(FlowNode node) {
        String id = node.getId();
        spelled(id, "id", id, PASCAL);
        translated(id, node.getName(), node.getSingleExtensionElement(ZeebeProperties.class));
        String name = String.valueOf(node.getName());
        spelled(id, "name", name, SENTENCE_CASE);
        expect(node instanceof ExclusiveGateway == name.endsWith("?"), id, "a gateway is a question, nothing else is");
        expect(
                node instanceof SubProcess || node instanceof ExclusiveGateway || name.contains(" "),
                id,
                "tasks are verb and object, events object and state: " + name);
        if (node instanceof Activity) {
            List<String> sentences = node.getDocumentations().stream()
                    .map(one -> one.getTextContent().strip())
                    .toList();
            expect(
                    sentences.size() == 1 && sentences.get(0).matches("\\p{Lu}[^\\n]*\\."),
                    id,
                    "has no sentence of documentation: " + sentences);
        }
        if (node instanceof Activity && node.getOutgoing().size() > 1) {
            findings.add(id + ": splits without a gateway");
        }
        boolean ends = node instanceof io.camunda.zeebe.model.bpmn.instance.EndEvent || eventSubProcess(node);
        expect(ends || !node.getOutgoing().isEmpty(), id, "leads nowhere");
        expect(
                node instanceof io.camunda.zeebe.model.bpmn.instance.StartEvent
                        || node instanceof io.camunda.zeebe.model.bpmn.instance.BoundaryEvent
                        || eventSubProcess(node)
                        || !node.getIncoming().isEmpty(),
                id,
                "is never reached");
    }

    private static boolean eventSubProcess(FlowNode node) {
        return node instanceof SubProcess sub && sub.triggeredByEvent();
    }

    private void flow(SequenceFlow flow) {
        String expected =
                "Flow_" + flow.getSource().getId() + "_" + flow.getTarget().getId();
        expect(flow.getId().equals(expected), flow.getId(), "id is not " + expected);
        if (flow.getName() != null) {
            translated(flow.getId(), flow.getName(), flow.getSingleExtensionElement(ZeebeProperties.class));
        }
        boolean answer = flow.getSource() instanceof ExclusiveGateway;
        expect(answer == (flow.getName() != null), flow.getId(), "the flows of a gateway are its answers, others bare");
        expect(answer || flow.getConditionExpression() == null, flow.getId(), "a condition without a gateway");
    }

    private void gateway(ExclusiveGateway gateway) {
        expect(gateway.getOutgoing().size() > 1, gateway.getId(), "decides nothing");
        SequenceFlow otherwise = gateway.getDefault();
        expect(otherwise != null, gateway.getId(), "has no default flow");
        for (SequenceFlow flow : gateway.getOutgoing()) {
            expect(
                    flow.equals(otherwise) == (flow.getConditionExpression() == null),
                    flow.getId(),
                    "every flow but the default has a condition");
        }
    }

    private void overPeople(MultiInstanceLoopCharacteristics loop) {
        FlowElement host = (FlowElement) loop.getParentElement();
        boolean people =
                host instanceof SubProcess sub && sub.getFlowElements().stream().anyMatch(UserTask.class::isInstance);
        expect(people && !loop.isSequential(), host.getId(), "multi-instance is a parallel subprocess over people");
    }

    private void call(CallActivity call) {
        ZeebeCalledElement called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        expect(
                called != null
                        && !called.isPropagateAllParentVariablesEnabled()
                        && !called.isPropagateAllChildVariablesEnabled(),
                call.getId(),
                "passes variables that it does not name");
    }

    private void spelling() {
        each(ZeebeTaskDefinition.class).forEach(one -> spelled(one.getType(), "job type", one.getType(), KEBAB));
        each(io.camunda.zeebe.model.bpmn.instance.Message.class)
                .forEach(one -> spelled(one.getId(), "message", one.getName(), KEBAB));
        each(io.camunda.zeebe.model.bpmn.instance.Error.class)
                .forEach(one -> spelled(one.getId(), "error code", one.getErrorCode(), UPPER_SNAKE));
        each(ZeebeInput.class).forEach(one -> spelled(one.getTarget(), "variable", one.getTarget(), CAMEL));
        each(ZeebeOutput.class).forEach(one -> spelled(one.getTarget(), "variable", one.getTarget(), CAMEL));
    }

    private void translated(String id, @Nullable String name, @Nullable ZeebeProperties properties) {
        String chinese = properties == null
                ? ""
                : properties.getProperties().stream()
                        .filter(one -> one.getName().equals("name:zh-CN"))
                        .map(ZeebeProperty::getValue)
                        .collect(Collectors.joining());
        expect(name != null && HAN.matcher(chinese).find(), id, "has no name in English and Chinese");
        expect(name == null || name.endsWith("?") == chinese.endsWith("？"), id, "asks in one language only");
    }

    private void spelled(String where, String what, String value, Pattern pattern) {
        expect(pattern.matcher(value).matches(), where, what + " is spelled wrong: " + value);
    }

    private <E extends ModelElementInstance> Stream<E> each(Class<E> type) {
        return model.getModelElementsByType(type).stream();
    }

    private void expect(boolean holds, String id, String complaint) {
        if (!holds) {
            findings.add(id + ": " + complaint);
        }
    }
}
