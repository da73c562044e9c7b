package io.countersign.split;

import io.countersign.digest.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives groups of items to parts, each whole to one, so that every part comes near its share of the items and of each class. Groups
 * are best given by size, the greatest first, as they are the hardest to place, and within a size by {@link #place}. What is held are
 * counts by part and class, never items.
 *
 * <p>A group goes to the part where the sum over classes, and over the items as one class more, of (count - share x total)² / total
 * grows least; of equal ones to the first. That is the greedy choice of iterative stratification (Sechidis, Tsoumakas and Vlahavas
 * 2011), for whole groups.
 */
public final class GroupSplit {
    private static final String ITEMS = "";

    private final List<Part> parts;
    private final Map<String, Long> totals;
    private final List<Map<String, Long>> counts;

    /** @param share of the items, above 0 */
    public record Part(String name, double share) {}

    /**
     * @param parts at least two, whose shares are 1 in sum
     * @param items of all groups
     * @param labels by class: the items of all groups that have it
     * @throws IllegalArgumentException for parts that are none
     */
    public GroupSplit(List<Part> parts, long items, Map<String, Long> labels) {
        double sum = parts.stream().mapToDouble(Part::share).sum();
        if (parts.size() < 2 || parts.stream().anyMatch(part -> !(part.share() > 0)) || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("parts must be two or more, with shares above 0 that are 1 in sum");
        }
        if (parts.stream().map(Part::name).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("two parts have one name");
        }
        this.parts = List.copyOf(parts);
        this.totals = new HashMap<>(labels);
        this.totals.put(ITEMS, items);
        this.counts = parts.stream()
                .map(part -> (Map<String, Long>) new HashMap<String, Long>())
                .toList();
    }

    /** Where a group stands among those of its size: SHA-256 of seed, line break and group. */
    public static String place(String seed, String group) {
        return Sha256.of(seed + "\n" + group);
    }

    /**
     * The part of the next group.
     *
     * @param labels by class: the group's items that have it
     */
    public String next(long items, Map<String, Long> labels) {
        Map<String, Long> group = new HashMap<>(labels);
        group.put(ITEMS, items);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int part = 0; part < parts.size(); part++) {
            double growth = growth(part, group);
            if (growth < least) {
                least = growth;
                best = part;
            }
        }
        Map<String, Long> chosen = counts.get(best);
        group.forEach((label, count) -> chosen.merge(label, count, Long::sum));
        return parts.get(best).name();
    }

    private double growth(int part, Map<String, Long> group) {
        double growth = 0;
        // In one order, so that the sum is the same to the last bit wherever it is made.
        for (Map.Entry<String, Long> one : new TreeMap<>(group).entrySet()) {
            double total = Math.max(1, totals.getOrDefault(one.getKey(), 0L));
            double wanting = counts.get(part).getOrDefault(one.getKey(), 0L)
                    - parts.get(part).share() * total;
            growth += one.getValue() * (2 * wanting + one.getValue()) / total;
        }
        return growth;
    }
}
