package io.countersign.consolidate;

import io.countersign.schema.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes of a shape that several people drew. */
final class Attributes {
    private Attributes() {}

    /** None where the labels leave them out. */
    static Map<String, Object> of(Shape shape) {
        @Nullable Map<String, Object> attributes = shape.attributes();
        return attributes == null ? Map.of() : attributes;
    }

    /** Each attribute with the value that most members give it, the first of those on a tie, and {@code votes} of {@code annotators}. */
    static Map<String, Object> voted(List<? extends Shape> members, int annotators) {
        Map<String, Map<Object, Integer>> counts = new TreeMap<>();
        for (Shape member : members) {
            of(member)
                    .forEach((name, value) -> counts.computeIfAbsent(name, any -> new LinkedHashMap<>())
                            .merge(value, 1, Integer::sum));
        }
        Map<String, Object> voted = new TreeMap<>();
        counts.forEach((name, values) -> voted.put(name, mostFrequent(values)));
        voted.put("votes", members.size());
        voted.put("annotators", annotators);
        return voted;
    }

    private static Object mostFrequent(Map<Object, Integer> counts) {
        Map.Entry<Object, Integer> best = counts.entrySet().iterator().next();
        for (Map.Entry<Object, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > best.getValue()) {
                best = entry;
            }
        }
        return best.getKey();
    }
}
