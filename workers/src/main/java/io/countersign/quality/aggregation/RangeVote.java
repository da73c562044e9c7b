package io.countersign.quality.aggregation;

import io.countersign.quality.geometry.Interval;
import io.countersign.quality.geometry.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ranges of a series, or spans of a text, out of several people's by votes: each point of the line belongs to a class where enough people
 * marked it. Unlike {@link RegionFusion} it needs no range of one person to be that of another, so it holds where one marks a long range
 * and another several short ones in it; but its ends are where the votes change, not the mean of anybody's ends.
 */
public final class RangeVote {

    /** Shares that differ by no more than rounding are the same. */
    private static final double ROUNDING = 1e-9;

    private record End(double at, int change) {}

    private RangeVote() {}

    /**
     * A stretch that enough people marked.
     *
     * @param range without a gap and as long as can be
     * @param confidence mean share of the people who marked it, over its length, from the threshold to 1
     */
    public record VotedRange(String label, Interval range, double confidence) {}

    /**
     * The ranges of one item.
     *
     * @param labels the ranges of each person who worked on the item, in one unit, with or without any; a person's ranges of a class may
     *     overlap and count once; those without an extent have no vote
     * @param threshold share of the people that a point needs, in (0, 1], inclusive: with 0.5, half of them is enough, so two people who
     *     disagree are not a tie but both heard; anything above 0.5 is a majority
     * @return by class, then by start
     */
    public static List<VotedRange> of(Map<String, List<Labelled<Interval>>> labels, double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be in (0, 1], was " + threshold);
        }
        Map<String, List<End>> byLabel = new TreeMap<>();
        for (List<Labelled<Interval>> own : labels.values()) {
            Map<String, List<Interval>> ranges = new TreeMap<>();
            own.forEach(one -> ranges.computeIfAbsent(one.label(), label -> new ArrayList<>())
                    .add(one.region()));
            ranges.forEach((label, all) -> joined(all).forEach(range -> {
                List<End> ends = byLabel.computeIfAbsent(label, none -> new ArrayList<>());
                ends.add(new End(range.start(), 1));
                ends.add(new End(range.end(), -1));
            }));
        }
        List<VotedRange> voted = new ArrayList<>();
        byLabel.forEach((label, ends) -> voted.addAll(voted(label, ends, labels.size(), threshold)));
        return voted;
    }

    /** One person's ranges with an extent, those that touch or overlap as one. */
    private static List<Interval> joined(List<Interval> ranges) {
        List<Interval> joined = new ArrayList<>();
        ranges.stream()
                .filter(range -> range.size() > 0)
                .sorted(Comparator.comparingDouble(Interval::start))
                .forEach(range -> {
                    int last = joined.size() - 1;
                    if (last >= 0 && range.start() <= joined.get(last).end()) {
                        Interval before = joined.get(last);
                        joined.set(last, new Interval(before.start(), Math.max(before.end(), range.end())));
                    } else {
                        joined.add(range);
                    }
                });
        return joined;
    }

    private static List<VotedRange> voted(String label, List<End> ends, int people, double threshold) {
        ends.sort(Comparator.comparingDouble(End::at));
        double needed = threshold * people - ROUNDING;
        List<VotedRange> voted = new ArrayList<>();
        int votes = 0;
        double start = Double.NaN;
        double weight = 0;
        for (int i = 0; i < ends.size(); i++) {
            votes += ends.get(i).change();
            boolean more = i + 1 < ends.size();
            double length = more ? ends.get(i + 1).at() - ends.get(i).at() : 0;
            boolean enough = votes >= needed && votes > 0;
            if (enough && length > 0) {
                start = Double.isNaN(start) ? ends.get(i).at() : start;
                weight += votes * length;
            }
            // Ends at the same place are one change: only what follows the last of them counts.
            if (!Double.isNaN(start) && !enough && (length > 0 || !more)) {
                Interval range = new Interval(start, ends.get(i).at());
                voted.add(new VotedRange(label, range, weight / people / range.size()));
                start = Double.NaN;
                weight = 0;
            }
        }
        return voted;
    }
}
