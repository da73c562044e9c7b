package io.countersign.adjudicate;

import io.countersign.agree.ShapeMatching;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which shapes of several versions are one and the same for more than half of the people, so that an adjudicator needs to settle only
 * the others. The candidate may hold more than these: a policy may take what half of the people say, or fewer.
 */
final class AgreedParts {
    private AgreedParts() {}

    /**
     * @param tolerance how far apart two time points may lie, in microseconds
     * @return for each version, by id of its shape, the id of the candidate's shape that it went into
     */
    static List<Map<String, String>> of(List<List<Shape>> versions, List<Shape> candidate, long tolerance) {
        List<Map<String, String>> parts = versions.stream()
                .map(version -> matched(version, candidate, tolerance))
                .toList();
        Map<String, Long> votes = parts.stream()
                .flatMap(part -> part.values().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        parts.forEach(part -> part.values().removeIf(id -> 2 * votes.getOrDefault(id, 0L) <= versions.size()));
        return parts;
    }

    private static Map<String, String> matched(List<Shape> version, List<Shape> candidate, long tolerance) {
        Map<String, String> matched = new TreeMap<>();
        ShapeMatching.match(version, candidate, tolerance).forEach((kind, matching) -> {
            List<Shape> ours = ofKind(version, kind);
            List<Shape> agreed = ofKind(candidate, kind);
            matching.pairs()
                    .forEach(pair -> matched.put(
                            ours.get(pair.left()).id(), agreed.get(pair.right()).id()));
        });
        return matched;
    }

    private static List<Shape> ofKind(List<Shape> shapes, Class<? extends Shape> kind) {
        return shapes.stream().filter(kind::isInstance).toList();
    }
}
