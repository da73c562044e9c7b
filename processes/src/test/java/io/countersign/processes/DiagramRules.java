package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The layout that docs/bpmn-style.md asks for. Each rule adds a sentence for what breaks it. */
final class DiagramRules {

    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final BpmnModelInstance model;
    private final Diagram diagram;
    private final List<String> findings = new ArrayList<>();

    private DiagramRules(BpmnModelInstance model) {
        this.model = model;
        diagram = Diagram.of(model);
        nodes = List.copyOf(model.getModelElementsByType(FlowNode.class));
        flows = List.copyOf(model.getModelElementsByType(SequenceFlow.class));
    }

    static List<String> findings(BpmnModelInstance model) {
        DiagramRules rules = new DiagramRules(model);
        rules.everythingIsDrawn();
        if (rules.findings.isEmpty()) {
            rules.flowsRunFromBorderToBorder();
            rules.flowsAreStraight();
            rules.flowsDoNotMeet();
            rules.flowsPassNoShape();
            rules.shapesDoNotOverlap();
            rules.boundaryEventsSitOnTheBottomEdge();
            rules.eventSubprocessesStandBelow();
            rules.activitiesHaveTheirSize();
            rules.labelsAreFree();
            rules.theHappyPathIsOneLine();
        }
        return rules.findings;
    }

    private void everythingIsDrawn() {
        nodes.stream()
                .filter(node -> !diagram.shapes().containsKey(node.getId()))
                .forEach(node -> findings.add(node.getId() + " has no shape"));
        flows.stream()
                .filter(flow -> !diagram.edges().containsKey(flow.getId()))
                .forEach(flow -> findings.add(flow.getId() + " has no edge"));
        nodes.stream()
                .filter(node -> node instanceof Event || node instanceof Gateway)
                .filter(node -> node.getName() != null && !diagram.labels().containsKey(node.getId()))
                .forEach(node -> findings.add(node.getId() + " has no place for its label"));
        flows.stream()
                .filter(flow -> flow.getName() != null && !diagram.labels().containsKey(flow.getId()))
                .forEach(flow -> findings.add(flow.getId() + " has no place for its label"));
        diagram.orphans().forEach(id -> findings.add(id + " draws nothing that exists"));
    }

    private void flowsRunFromBorderToBorder() {
        for (SequenceFlow flow : flows) {
            List<Point2D> way = diagram.edge(flow);
            if (!onBorder(flow.getSource(), way.get(0))) {
                findings.add(flow.getId() + " does not start on the border of "
                        + flow.getSource().getId());
            }
            if (!onBorder(flow.getTarget(), way.get(way.size() - 1))) {
                findings.add(flow.getId() + " does not end on the border of "
                        + flow.getTarget().getId());
            }
        }
    }

    private boolean onBorder(FlowNode node, Point2D point) {
        Rectangle2D box = diagram.shape(node);
        double dx = Math.abs(point.getX() - box.getCenterX()) / (box.getWidth() / 2);
        double dy = Math.abs(point.getY() - box.getCenterY()) / (box.getHeight() / 2);
        double reach =
                node instanceof Event ? Math.hypot(dx, dy) : node instanceof Gateway ? dx + dy : Math.max(dx, dy);
        return Math.abs(reach - 1) < 0.03;
    }

    private void flowsAreStraight() {
        for (SequenceFlow flow : flows) {
            if (diagram.segments(flow).stream()
                    .anyMatch(one -> one.getX1() != one.getX2() && one.getY1() != one.getY2())) {
                findings.add(flow.getId() + " runs aslant");
            }
        }
    }

    private void flowsDoNotMeet() {
        pairs(flows, (one, other) -> {
            boolean meet = diagram.segments(one).stream()
                    .anyMatch(a -> diagram.segments(other).stream().anyMatch(a::intersectsLine));
            if (meet) {
                findings.add(one.getId() + " meets " + other.getId());
            }
        });
    }

    private void flowsPassNoShape() {
        for (SequenceFlow flow : flows) {
            for (FlowNode node : nodes) {
                boolean itsOwn = node.equals(flow.getSource())
                        || node.equals(flow.getTarget())
                        || contains(node, flow)
                        || (flow.getSource() instanceof BoundaryEvent event
                                && event.getAttachedTo().equals(node));
                if (!itsOwn && diagram.segments(flow).stream().anyMatch(one -> one.intersects(diagram.shape(node)))) {
                    findings.add(flow.getId() + " runs through " + node.getId());
                }
            }
        }
    }

    private void shapesDoNotOverlap() {
        pairs(nodes, (one, other) -> {
            Rectangle2D a = diagram.shape(one);
            Rectangle2D b = diagram.shape(other);
            if ((contains(one, other) && !a.contains(b)) || (contains(other, one) && !b.contains(a))) {
                findings.add(one.getId() + " and " + other.getId() + " are one in the other, but not drawn so");
            } else if (a.intersects(b) && !contains(one, other) && !contains(other, one) && !attached(one, other)) {
                findings.add(one.getId() + " overlaps " + other.getId());
            }
        });
    }

    private static boolean attached(FlowNode one, FlowNode other) {
        return (one instanceof BoundaryEvent a && a.getAttachedTo().equals(other))
                || (other instanceof BoundaryEvent b && b.getAttachedTo().equals(one));
    }

    private static boolean contains(FlowNode outer, FlowElement inner) {
        return outer instanceof SubProcess && inner.getParentElement().equals(outer);
    }

    private void boundaryEventsSitOnTheBottomEdge() {
        for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
            Rectangle2D box = diagram.shape(event);
            Rectangle2D host = diagram.shape(event.getAttachedTo());
            if (box.getCenterY() != host.getMaxY()
                    || box.getMinX() < host.getMinX()
                    || box.getMaxX() > host.getMaxX()) {
                findings.add(event.getId() + " does not sit on the bottom edge of "
                        + event.getAttachedTo().getId());
            }
        }
    }

    private void eventSubprocessesStandBelow() {
        for (SubProcess sub : model.getModelElementsByType(SubProcess.class)) {
            for (FlowNode node : nodes) {
                boolean beside = node.getParentElement().equals(sub.getParentElement())
                        && !(node instanceof SubProcess other && other.triggeredByEvent());
                if (sub.triggeredByEvent()
                        && beside
                        && diagram.shape(node).getMaxY() > diagram.shape(sub).getMinY()) {
                    findings.add(sub.getId() + " does not stand below " + node.getId());
                }
            }
        }
    }

    private void activitiesHaveTheirSize() {
        for (FlowNode node : nodes) {
            Rectangle2D box = diagram.shape(node);
            boolean right = box.getHeight() == 80 && box.getWidth() == (node instanceof UserTask ? 140 : 100);
            if (node instanceof Activity && !(node instanceof SubProcess) && !right) {
                findings.add(node.getId() + " has another size than its like");
            }
        }
    }

    private void labelsAreFree() {
        diagram.labels().forEach((id, label) -> {
            for (FlowNode node : nodes) {
                boolean around =
                        node instanceof SubProcess && diagram.shape(node).contains(label);
                if (!around && diagram.shape(node).intersects(label)) {
                    findings.add("the label of " + id + " lies on " + node.getId());
                }
            }
            flows.stream()
                    .filter(flow -> diagram.segments(flow).stream().anyMatch(one -> one.intersects(label)))
                    .forEach(flow -> findings.add("the label of " + id + " lies on " + flow.getId()));
        });
        pairs(List.copyOf(diagram.labels().entrySet()), (one, other) -> {
            if (one.getValue().intersects(other.getValue())) {
                findings.add("the label of " + one.getKey() + " lies on the label of " + other.getKey());
            }
        });
    }

    private void theHappyPathIsOneLine() {
        for (Process process : model.getModelElementsByType(Process.class)) {
            for (FlowElement element : process.getFlowElements()) {
                if (element instanceof StartEvent start
                        && !straightToAnEnd(start, diagram.shape(start).getCenterX(), new HashSet<>())) {
                    findings.add("no straight line leads from " + start.getId() + " to an end");
                }
            }
        }
    }

    /** Follows the flows that keep the height and go to the right. */
    private boolean straightToAnEnd(FlowNode node, double fromX, Set<FlowNode> seen) {
        if (node instanceof EndEvent) {
            return true;
        }
        return seen.add(node)
                && node.getOutgoing().stream()
                        .filter(flow -> diagram.edge(flow).stream()
                                .allMatch(point -> point.getY()
                                        == diagram.edge(flow).get(0).getY()))
                        .filter(flow -> diagram.edge(flow).get(0).getX() > fromX)
                        .anyMatch(flow -> straightToAnEnd(
                                flow.getTarget(), diagram.edge(flow).get(0).getX(), seen));
    }

    private static <E> void pairs(List<E> all, BiConsumer<E, E> check) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                check.accept(all.get(i), all.get(j));
            }
        }
    }
}
