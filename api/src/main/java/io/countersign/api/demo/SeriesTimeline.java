package io.countersign.api.demo;

import io.countersign.quality.aggregation.Micros;
import io.countersign.quality.aggregation.TemporalVoteSettings;
import io.countersign.quality.aggregation.VoteWindow;
import io.countersign.quality.aggregation.WindowRule;
import io.countersign.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The timestamps of one series, and shapes made from them as an annotator's editor would. */
record SeriesTimeline(List<LocalDateTime> rows) {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int SECONDS_LENGTH = "2014-02-14 14:27:00".length();
    private static final String LABEL = "anomaly";
    private static final double MICROS = 1e6;

    /** @param csv with a header, the timestamp in the first column */
    static SeriesTimeline of(byte[] csv) {
        return new SeriesTimeline(new String(csv, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> parse(line.substring(0, line.indexOf(','))))
                .toList());
    }

    /** @param timestamps as NAB's label files write them, with six digits behind the seconds */
    List<JsonNode> points(List<String> timestamps) {
        List<JsonNode> points = new ArrayList<>();
        for (String timestamp : timestamps) {
            LocalDateTime at = parse(timestamp);
            points.add(json(
                    new Shape.TimePoint("p" + (points.size() + 1), LABEL, Map.of(), seconds(at), TEXT.format(at))));
        }
        return points;
    }

    /** The windows that NAB's rule puts round rows of the series. */
    List<JsonNode> windowsRound(int... rowNumbers) {
        long[] series = rows.stream().mapToLong(Micros::of).toArray();
        List<JsonNode> ranges = new ArrayList<>();
        for (VoteWindow window : WindowRule.windows(series, rowNumbers, TemporalVoteSettings.defaults())) {
            LocalDateTime from = Micros.toLocalDateTime(window.start());
            LocalDateTime to = Micros.toLocalDateTime(window.end());
            ranges.add(json(new Shape.TimeRange(
                    "w" + (ranges.size() + 1),
                    LABEL,
                    Map.of(),
                    seconds(from),
                    seconds(to),
                    TEXT.format(from),
                    TEXT.format(to))));
        }
        return ranges;
    }

    private static JsonNode json(Shape shape) {
        return JsonMapper.shared()
                .readTree(JsonMapper.shared().writerFor(Shape.class).writeValueAsBytes(shape));
    }

    private double seconds(LocalDateTime at) {
        return ChronoUnit.MICROS.between(rows.get(0), at) / MICROS;
    }

    private static LocalDateTime parse(String timestamp) {
        return LocalDateTime.parse(timestamp.substring(0, SECONDS_LENGTH), TEXT);
    }
}
