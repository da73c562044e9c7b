package io.countersign.agree;

import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the shapes of every two people of a package were matched, class by class, over its items. */
final class PairTally {
    private final Map<Key, int[]> counts = new TreeMap<>();

    private record Key(long first, long second, String label) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFirst = Long.compare(first, other.first);
            int bySecond = byFirst != 0 ? byFirst : Long.compare(second, other.second);
            return bySecond != 0 ? bySecond : label.compareTo(other.label);
        }
    }

    /**
     * @param first assignment
     * @param second assignment, the greater one
     * @param matched pairs of shapes that are the same
     * @param shapes of both people together: where all are matched, twice as many
     */
    record Row(long first, long second, String label, int matched, int shapes) {}

    void add(PairMatches matches) {
        matches.pairs().forEach(pair -> {
            count(pair, pair.first().shapes());
            count(pair, pair.second().shapes());
            pair.byKind().forEach((kind, matching) -> {
                List<? extends Shape> left = pair.first().of(kind);
                matching.pairs().forEach(same -> at(pair, left.get(same.left()).label())[0]++);
            });
        });
    }

    private void count(PairMatches.Pair pair, List<Shape> shapes) {
        shapes.forEach(shape -> at(pair, shape.label())[1]++);
    }

    private int[] at(PairMatches.Pair pair, String label) {
        long one = pair.first().assignmentId();
        long other = pair.second().assignmentId();
        return counts.computeIfAbsent(new Key(Math.min(one, other), Math.max(one, other), label), key -> new int[2]);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, n) -> rows.add(new Row(key.first(), key.second(), key.label(), n[0], n[1])));
        return rows;
    }
}
