package io.countersign.quality.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random samples in which every part of a lot has its share, that anybody can draw again from their seed.
 *
 * <p>The parts are taken in the order of their names. Each gets the whole part of {@code n * size / lotSize}; what is left goes, one
 * each, to those with the largest remainders, the first of equal ones. Within a part the draw is {@link SampleDraw#draw} with {@link
 * SampleDraw#seed} of the seed, in decimal digits, and the part's name.
 */
public final class StratifiedDraw {
    private StratifiedDraw() {}

    /**
     * @param seed to be recorded with the sample
     * @param parts of each position of the lot the name of its part
     * @param n items in the sample, from 0 to the size of the lot
     * @return {@code n} different positions in the lot, from 0, ascending
     */
    public static List<Integer> draw(long seed, List<String> parts, int n) {
        if (n < 0 || n > parts.size()) {
            throw new IllegalArgumentException("a sample of " + n + " from a lot of " + parts.size());
        }
        Map<String, List<Integer>> positions = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            positions.computeIfAbsent(parts.get(i), part -> new ArrayList<>()).add(i);
        }
        Map<String, Integer> shares = shares(positions, parts.size(), n);
        TreeSet<Integer> sample = new TreeSet<>();
        positions.forEach((part, members) -> SampleDraw.draw(
                        SampleDraw.seed(String.valueOf(seed), part), members.size(), shares.getOrDefault(part, 0))
                .forEach(index -> sample.add(members.get(index))));
        return List.copyOf(sample);
    }

    private static Map<String, Integer> shares(Map<String, List<Integer>> positions, int lotSize, int n) {
        Map<String, Integer> shares = new TreeMap<>();
        positions.forEach((part, members) -> shares.put(part, (int) ((long) n * members.size() / lotSize)));
        int left = n - shares.values().stream().mapToInt(Integer::intValue).sum();
        positions.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, List<Integer>> part) ->
                                -((long) n * part.getValue().size() % lotSize))
                        .thenComparing(Map.Entry::getKey))
                .limit(left)
                .forEach(part -> shares.merge(part.getKey(), 1, Integer::sum));
        return shares;
    }
}
