package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnLabel;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is drawn, by the id of the element: all in the diagram's own units. */
record Diagram(
        Map<String, Rectangle2D> shapes,
        Map<String, List<Point2D>> edges,
        Map<String, Rectangle2D> labels,
        List<String> orphans) {

    static Diagram of(BpmnModelInstance model) {
        Diagram diagram = new Diagram(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() == null) {
                diagram.orphans.add(shape.getId());
            } else {
                diagram.shapes.put(shape.getBpmnElement().getId(), box(shape.getBounds()));
                diagram.label(shape.getBpmnElement().getId(), shape.getBpmnLabel());
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() == null) {
                diagram.orphans.add(edge.getId());
            } else {
                List<Point2D> way = new ArrayList<>();
                edge.getWaypoints().forEach(point -> way.add(new Point2D.Double(point.getX(), point.getY())));
                diagram.edges.put(edge.getBpmnElement().getId(), way);
                diagram.label(edge.getBpmnElement().getId(), edge.getBpmnLabel());
            }
        }
        return diagram;
    }

    Rectangle2D shape(FlowNode node) {
        return Objects.requireNonNull(shapes.get(node.getId()));
    }

    List<Point2D> edge(SequenceFlow flow) {
        return Objects.requireNonNull(edges.get(flow.getId()));
    }

    List<Line2D> segments(SequenceFlow flow) {
        List<Point2D> way = edge(flow);
        return IntStream.range(1, way.size())
                .<Line2D>mapToObj(i -> new Line2D.Double(way.get(i - 1), way.get(i)))
                .toList();
    }

    private void label(String id, @Nullable BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(id, box(label.getBounds()));
        }
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
