package io.countersign.process.migrate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A migration as somebody thinks of it.
 *
 * @param pairs source and target, in the order that they were given
 * @param instances which; empty for all that run on the version
 */
public record MigrationDraft(String processId, int from, int to, List<Pair> pairs, List<Long> instances) {

    public record Pair(String source, String target) {}

    /** The first target of each source. */
    Map<String, String> mapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        pairs.forEach(pair -> mapping.putIfAbsent(pair.source(), pair.target()));
        return mapping;
    }

    /** Pairs whose source stands in an earlier one too. */
    List<Pair> repeated() {
        Map<String, String> first = new HashMap<>();
        return pairs.stream()
                .filter(pair -> first.putIfAbsent(pair.source(), pair.target()) != null)
                .toList();
    }
}
