package io.countersign.quality.aggregation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Several annotators' time points made into one list, and into windows of the series.
 *
 * <p>The rule is that of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015; its label combiner). Labels are sorted and
 * grouped: a label belongs to the group whose first label is at most {@link #tolerance} before it. A group is kept when it has
 * the votes of at least {@code threshold} of the annotators, and stands for the timestamp chosen most often, the earliest of
 * them on a tie. NAB refuses two labels of one annotator within the tolerance; here they count as one vote.
 *
 * <p>Timestamps are counts of one unit, the same throughout: {@link Micros} unless there is a reason.
 *
 * @param kept the points that reached the threshold, in order of time
 * @param rejected the points that did not, in order of time: what the annotators do not agree on
 * @param windows the stretches round the kept points, in order of time, disjoint
 */
public record TemporalVote(List<VotedPoint> kept, List<VotedPoint> rejected, List<VoteWindow> windows) {

    public TemporalVote {
        kept = List.copyOf(kept);
        rejected = List.copyOf(rejected);
        windows = List.copyOf(windows);
    }

    /**
     * The consolidated points and windows of one series.
     *
     * @param series timestamps of the rows, at least one, none before its predecessor
     * @param labels the time points of each annotator who labelled the series; an annotator who saw nothing is there with an
     *     empty collection and counts as one who could have voted
     * @return no points and no windows where nobody labelled anything
     */
    public static TemporalVote of(
            long[] series, Map<String, ? extends Collection<Long>> labels, TemporalVoteSettings settings) {
        long tolerance = tolerance(series, settings);
        double quorum = labels.size() * settings.threshold() - 1e-9;
        List<VotedPoint> kept = new ArrayList<>();
        List<VotedPoint> rejected = new ArrayList<>();
        for (SortedMap<Long, TreeSet<String>> group : groups(labels, tolerance)) {
            VotedPoint point = merge(group, labels.size());
            (point.votes() >= quorum ? kept : rejected).add(point);
        }
        int[] rows = kept.stream()
                .mapToInt(point -> SeriesRows.nearest(series, point.timestamp()))
                .toArray();
        return new TemporalVote(kept, rejected, WindowRule.windows(series, rows, settings));
    }

    /**
     * How far a label may lie behind the first of its group: the distance of the first two rows, times the whole number of
     * tenths of {@code windowSize} times the number of rows.
     *
     * @return in the unit of the timestamps; 0 for a series of fewer than two rows, and whenever {@code windowSize} covers
     *     fewer than ten rows
     */
    public static long tolerance(long[] series, TemporalVoteSettings settings) {
        SeriesRows.requireOrdered(series);
        if (series.length < 2) {
            return 0;
        }
        long rows = (long) (series.length * settings.windowSize()) / 10;
        return Math.multiplyExact(series[1] - series[0], rows);
    }

    private static List<SortedMap<Long, TreeSet<String>>> groups(
            Map<String, ? extends Collection<Long>> labels, long tolerance) {
        SortedMap<Long, TreeSet<String>> all = new TreeMap<>();
        labels.forEach((annotator, points) -> points.forEach(
                point -> all.computeIfAbsent(point, p -> new TreeSet<>()).add(annotator)));
        List<SortedMap<Long, TreeSet<String>>> groups = new ArrayList<>();
        long first = 0;
        for (Map.Entry<Long, TreeSet<String>> label : all.entrySet()) {
            if (groups.isEmpty() || label.getKey() - first > tolerance) {
                groups.add(new TreeMap<>());
                first = label.getKey();
            }
            groups.get(groups.size() - 1).put(label.getKey(), label.getValue());
        }
        return groups;
    }

    private static VotedPoint merge(SortedMap<Long, TreeSet<String>> group, int annotators) {
        long chosen = group.firstKey();
        int most = 0;
        TreeSet<String> supporters = new TreeSet<>();
        for (Map.Entry<Long, TreeSet<String>> label : group.entrySet()) {
            supporters.addAll(label.getValue());
            if (label.getValue().size() > most) {
                most = label.getValue().size();
                chosen = label.getKey();
            }
        }
        return new VotedPoint(chosen, group.firstKey(), group.lastKey(), supporters, annotators);
    }
}
