package io.countersign.api.demo;

import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody sees in a work order.
 *
 * @param links between entities of the list, by index
 */
record Reading(List<Entity> entities, List<Link> links) {
    Reading {
        entities = List.copyOf(entities);
        links = List.copyOf(links);
    }

    /** @param from token; @param to token, exclusive */
    record Entity(int from, int to, String label) {}

    /** @param source index of an entity */
    record Link(int source, int target, String label) {}

    /** As an annotator's editor would submit it. */
    List<Shape> shapes(WorkOrder order) {
        List<Shape> shapes = new ArrayList<>();
        for (Entity entity : entities) {
            shapes.add(new Shape.TextSpan(
                    "e" + shapes.size(),
                    entity.label(),
                    Map.of(),
                    order.start(entity.from()),
                    order.end(entity.to() - 1)));
        }
        for (Link link : links) {
            shapes.add(new Shape.Relation(
                    "r" + shapes.size(), link.label(), Map.of(), "e" + link.source(), "e" + link.target()));
        }
        return shapes;
    }
}
