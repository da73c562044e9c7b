package io.countersign.consolidate;

import io.countersign.agree.LabelledItem;
import io.countersign.agree.SeriesTimes;
import io.countersign.agree.Version;
import io.countersign.quality.aggregation.SeriesRows;
import io.countersign.quality.aggregation.TemporalVote;
import io.countersign.quality.aggregation.TemporalVoteSettings;
import io.countersign.quality.aggregation.VoteWindow;
import io.countersign.quality.aggregation.VotedPoint;
import io.countersign.quality.aggregation.WindowRule;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.TimePoint;
import io.countersign.schema.Shape.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Time points are voted on as the Numenta Anomaly Benchmark does, each class by itself, and windows are cut round the points that
 * stay. A point carries {@code votes} of {@code annotators} as attributes. Shapes of other kinds are fused.
 */
final class TemporalVoteStrategy implements Strategy {
    static final String ID = "temporal-vote";

    private final TemporalVoteSettings settings;
    private final SeriesTimes times;
    private final VoteStrategy others;

    TemporalVoteStrategy(TemporalVoteSettings settings, SeriesTimes times, VoteStrategy others) {
        this.settings = settings;
        this.times = times;
        this.others = others;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Merged merge(LabelledItem item, List<Version> versions) {
        long[] series = times.of(item);
        List<TimePoint> points = new ArrayList<>();
        List<Double> support = new ArrayList<>();
        Map<String, List<VoteWindow>> windows = new TreeMap<>();
        for (String label : labels(versions)) {
            TemporalVote vote = TemporalVote.of(series, votes(versions, label), settings);
            vote.kept().forEach(point -> points.add(point(series, versions, label, point)));
            windows.put(label, vote.windows());
            vote.kept().forEach(point -> support.add(point.confidence()));
            vote.rejected().forEach(point -> support.add(1 - point.confidence()));
        }
        Merged rest = others.merge(
                item, versions.stream().map(TemporalVoteStrategy::withoutPoints).toList());
        List<Shape> shapes = new ArrayList<>(numbered(points));
        shapes.addAll(ranges(item, series, windows));
        shapes.addAll(rest.shapes());
        support.addAll(rest.support());
        return new Merged(shapes, support, rest.undecided());
    }

    /** Windows are cut round the points that were decided on; where the adjudicator drew ranges, those stand instead. */
    @Override
    public List<Shape> complete(LabelledItem item, List<Shape> decided) {
        List<TimePoint> points = decided.stream()
                .filter(TimePoint.class::isInstance)
                .map(TimePoint.class::cast)
                .toList();
        if (points.isEmpty() || decided.stream().anyMatch(TimeRange.class::isInstance)) {
            return decided;
        }
        long[] series = times.of(item);
        Map<String, List<VoteWindow>> windows = new TreeMap<>();
        for (String label : new TreeSet<>(points.stream().map(Shape::label).toList())) {
            long[] micros = points.stream()
                    .filter(point -> point.label().equals(label))
                    .mapToLong(SeriesTimes::micros)
                    .distinct()
                    .toArray();
            windows.put(label, WindowRule.windows(series, rows(series, micros), settings));
        }
        List<Shape> shapes = new ArrayList<>(decided);
        shapes.addAll(ranges(item, series, windows));
        return shapes;
    }

    private static TreeSet<String> labels(List<Version> versions) {
        TreeSet<String> labels = new TreeSet<>();
        versions.forEach(version -> version.of(TimePoint.class).forEach(point -> labels.add(point.label())));
        return labels;
    }

    private static Map<String, Collection<Long>> votes(List<Version> versions, String label) {
        Map<String, Collection<Long>> votes = new LinkedHashMap<>();
        for (Version version : versions) {
            votes.put(
                    String.valueOf(version.annotationId()),
                    version.of(TimePoint.class).stream()
                            .filter(point -> point.label().equals(label))
                            .map(SeriesTimes::micros)
                            .toList());
        }
        return votes;
    }

    /** The point as its first supporter drew it, with the votes that it has. */
    private static TimePoint point(long[] series, List<Version> versions, String label, VotedPoint voted) {
        TimePoint drawn = versions.stream()
                .flatMap(version -> version.of(TimePoint.class).stream())
                .filter(point -> point.label().equals(label) && SeriesTimes.micros(point) == voted.timestamp())
                .findFirst()
                .orElseThrow();
        Map<String, Object> attributes = new TreeMap<>(Attributes.of(drawn));
        attributes.put("votes", voted.votes());
        attributes.put("annotators", voted.annotators());
        return new TimePoint(drawn.id(), label, attributes, (voted.timestamp() - series[0]) / 1e6, drawn.timestamp());
    }

    private static List<TimePoint> numbered(List<TimePoint> points) {
        List<TimePoint> sorted = points.stream()
                .sorted(Comparator.comparingDouble(TimePoint::seconds).thenComparing(TimePoint::label))
                .toList();
        List<TimePoint> numbered = new ArrayList<>();
        for (TimePoint point : sorted) {
            numbered.add(new TimePoint(
                    "point-" + (numbered.size() + 1),
                    point.label(),
                    point.attributes(),
                    point.seconds(),
                    point.timestamp()));
        }
        return numbered;
    }

    private List<TimeRange> ranges(LabelledItem item, long[] series, Map<String, List<VoteWindow>> windows) {
        TreeSet<Integer> ends = new TreeSet<>();
        windows.values()
                .forEach(list -> list.forEach(window -> {
                    ends.add(window.firstRow());
                    ends.add(window.lastRow());
                }));
        if (ends.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> texts = times.texts(item, ends);
        List<TimeRange> ranges = new ArrayList<>();
        windows.forEach((label, list) -> list.forEach(window -> ranges.add(new TimeRange(
                "window-" + (ranges.size() + 1),
                label,
                Map.of(),
                (window.start() - series[0]) / 1e6,
                (window.end() - series[0]) / 1e6,
                text(texts, window.firstRow()),
                text(texts, window.lastRow())))));
        return ranges;
    }

    private static String text(Map<Integer, String> texts, int row) {
        return Objects.requireNonNull(texts.get(row), () -> "row " + row + " of the series is gone");
    }

    private static int[] rows(long[] series, long[] micros) {
        return Arrays.stream(micros)
                .mapToInt(moment -> SeriesRows.nearest(series, moment))
                .toArray();
    }

    private static Version withoutPoints(Version version) {
        return new Version(
                version.annotationId(),
                version.assignmentId(),
                version.shapes().stream()
                        .filter(shape -> !(shape instanceof TimePoint))
                        .toList());
    }
}
