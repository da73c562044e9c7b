package io.countersign.api.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Series: two packages of two, one annotator each. */
final class SeriesJob {
    private static final int ITEMS = 4;
    private static final int ROWS = 500;
    private static final List<String> SHAPES = List.of("time-point", "time-range");

    private SeriesJob() {}

    static PageJob make() {
        return new PageJob(
                "Bearing vibration 轴承振动",
                "time-series",
                List.of(
                        PageJob.labelClass("spalling", "剥落", "#d62728", SHAPES, List.of(severity())),
                        PageJob.labelClass("imbalance", "不平衡", "#1f77b4", SHAPES)),
                List.of(Map.of("name", "vibration", "unit", "m/s²")),
                Map.of("packageSize", 2, "packagesPerLot", 2, "overlap", 1, "extraAnnotators", 0),
                IntStream.rangeClosed(1, ITEMS).mapToObj(SeriesJob::series).toList());
    }

    private static Map<String, Object> severity() {
        return Map.of(
                "id",
                "severity",
                "name",
                Map.of("zh-CN", "严重度", "en", "severity"),
                "kind",
                "choice",
                "required",
                true,
                "choices",
                List.of(
                        Map.of("id", "low", "name", Map.of("zh-CN", "低", "en", "low")),
                        Map.of("id", "high", "name", Map.of("zh-CN", "高", "en", "high"))));
    }

    /** A swing with a jump in it, a row a minute. */
    private static byte[] series(int item) {
        StringBuilder csv = new StringBuilder("timestamp,vibration\n");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int row = 0; row < ROWS; row++) {
            double value = Math.sin(row / 9.0) + (row > 100 * item && row < 100 * item + 20 ? 4 : 0);
            csv.append(start.plusSeconds(60L * row)).append(',').append(value).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
