package io.countersign.paths;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sequence flows of a process, and which of them an instance has walked. */
final class Drawing {
    private final String processId;
    private final Map<String, FlowNode> nodes;

    private Drawing(BpmnModelInstance model) {
        processId =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        nodes = model.getModelElementsByType(FlowNode.class).stream()
                .collect(Collectors.toMap(FlowNode::getId, Function.identity()));
    }

    /** @param resource class path name */
    static Drawing of(String resource) {
        return new Drawing(Bpmn.readModelFromStream(
                Objects.requireNonNull(Drawing.class.getClassLoader().getResourceAsStream(resource), resource)));
    }

    String processId() {
        return processId;
    }

    Set<String> flows() {
        return nodes.values().stream()
                .flatMap(node -> node.getOutgoing().stream())
                .map(SequenceFlow::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param elements of one process instance */
    Set<String> walked(List<ElementInstance> elements) {
        List<ElementInstance> inOrder = elements.stream()
                .filter(element -> nodes.containsKey(element.getElementId()))
                .sorted(Comparator.comparing(ElementInstance::getElementInstanceKey))
                .toList();
        return nodes.values().stream()
                .flatMap(node -> node.getOutgoing().stream())
                .filter(flow -> isWalked(flow, inOrder))
                .map(SequenceFlow::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWalked(SequenceFlow flow, List<ElementInstance> inOrder) {
        FlowNode source = flow.getSource();
        FlowNode target = flow.getTarget();
        if (target.getIncoming().size() == 1) {
            return inOrder.stream().anyMatch(isOf(target)); // there is no other way in
        }
        if (source.getOutgoing().size() == 1) {
            requireOneRun(source);
            return inOrder.stream().anyMatch(isOf(source).and(Drawing::isCompleted)); // nor another way out
        }
        // Nothing comes between a gateway and what it leads to: that is the element right behind it in the order of the
        // keys.
        return IntStream.range(1, inOrder.size())
                .anyMatch(i ->
                        isOf(source).test(inOrder.get(i - 1)) && isOf(target).test(inOrder.get(i)));
    }

    private static Predicate<ElementInstance> isOf(FlowNode node) {
        return element -> element.getElementId().equals(node.getId());
    }

    private static boolean isCompleted(ElementInstance element) {
        return element.getState() == ElementInstanceState.COMPLETED;
    }

    /** Of several runs of one activity each may be completed, and the activity itself not left. */
    private static void requireOneRun(FlowNode source) {
        if (source instanceof Activity activity && activity.getLoopCharacteristics() != null) {
            throw new IllegalStateException(source.getId()
                    + " leads to where others lead, and history does not tell whether all of it was left");
        }
    }
}
