package io.countersign.quality.agreement;

import io.countersign.quality.agreement.Matching.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs that may be matched, and the best matching among them: as many pairs as possible, and of the matchings with that
 * many the one with the greatest total similarity.
 *
 * <p>Shapes that no chain of candidate pairs connects cannot influence each other, so each connected part is solved alone.
 */
final class Candidates {

    private final int left;
    private final int right;
    private final List<Pair> pairs = new ArrayList<>();
    private final int[] parent;

    Candidates(int left, int right) {
        this.left = left;
        this.right = right;
        this.parent = new int[left + right];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    /** Adds a pair that may be matched; each pair of indices once. */
    void add(int leftIndex, int rightIndex, double similarity) {
        pairs.add(new Pair(leftIndex, rightIndex, similarity));
        parent[root(leftIndex)] = root(left + rightIndex);
    }

    Matching best() {
        Map<Integer, List<Pair>> parts = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            parts.computeIfAbsent(root(pair.left()), root -> new ArrayList<>()).add(pair);
        }
        List<Pair> matched = new ArrayList<>();
        parts.values().forEach(part -> matched.addAll(part.size() == 1 ? part : bestOf(part)));
        matched.sort(Comparator.comparingInt(Pair::left));
        return new Matching(matched, left, right);
    }

    private static List<Pair> bestOf(List<Pair> part) {
        int[] rows = part.stream().mapToInt(Pair::left).distinct().sorted().toArray();
        int[] columns = part.stream().mapToInt(Pair::right).distinct().sorted().toArray();
        boolean transposed = rows.length > columns.length;
        int[] shorter = transposed ? columns : rows;
        int[] longer = transposed ? rows : columns;
        // One more pair outweighs whatever similarity the others can add up to; a pair that may not be matched costs
        // nothing.
        double perPair = shorter.length + 1;
        double[][] cost = new double[shorter.length][longer.length];
        Pair[][] candidate = new Pair[shorter.length][longer.length];
        for (Pair pair : part) {
            int i = Arrays.binarySearch(shorter, transposed ? pair.right() : pair.left());
            int j = Arrays.binarySearch(longer, transposed ? pair.left() : pair.right());
            cost[i][j] = -(perPair + pair.similarity());
            candidate[i][j] = pair;
        }
        int[] columnOf = Assignment.leastCost(cost);
        List<Pair> chosen = new ArrayList<>();
        for (int i = 0; i < columnOf.length; i++) {
            Pair pair = candidate[i][columnOf[i]];
            if (pair != null) {
                chosen.add(pair);
            }
        }
        return chosen;
    }

    private int root(int node) {
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }
}
