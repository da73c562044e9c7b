package io.countersign.adjudicate;

import io.countersign.agree.ShapeMatching;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which shapes of a version are in the candidate already, so that an adjudicator needs to settle only the others. */
final class AgreedParts {
    private AgreedParts() {}

    /**
     * @param tolerance how far apart two time points may lie, in microseconds
     * @return by id of the version's shape, the id of the candidate's shape that it went into
     */
    static Map<String, String> of(List<Shape> version, List<Shape> candidate, long tolerance) {
        Map<String, String> parts = new TreeMap<>();
        ShapeMatching.match(version, candidate, tolerance).forEach((kind, matching) -> {
            List<Shape> ours = ofKind(version, kind);
            List<Shape> agreed = ofKind(candidate, kind);
            matching.pairs()
                    .forEach(pair -> parts.put(
                            ours.get(pair.left()).id(), agreed.get(pair.right()).id()));
        });
        return parts;
    }

    private static List<Shape> ofKind(List<Shape> shapes, Class<? extends Shape> kind) {
        return shapes.stream().filter(kind::isInstance).toList();
    }
}
