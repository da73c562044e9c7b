package io.countersign.agree;

import io.countersign.quality.agreement.Matching;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shapes of every two people on one item, matched. */
record PairMatches(List<Pair> pairs) {

    record Pair(Version first, Version second, Map<Class<? extends Shape>, Matching> byKind) {}

    PairMatches {
        pairs = List.copyOf(pairs);
    }

    /** @param tolerance how far apart two time points may lie, in microseconds */
    static PairMatches of(List<Version> versions, long tolerance) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i + 1; j < versions.size(); j++) {
                Version first = versions.get(i);
                Version second = versions.get(j);
                pairs.add(new Pair(first, second, ShapeMatching.match(first.shapes(), second.shapes(), tolerance)));
            }
        }
        return new PairMatches(pairs);
    }
}
