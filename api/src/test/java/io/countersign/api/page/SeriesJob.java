package io.countersign.api.page;

import io.countersign.api.demo.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small running job of series: two packages of two, one annotator each. */
record SeriesJob(ApiClient owner) {
    private static final int ITEMS = 4;
    private static final int ROWS = 500;

    void open() throws IOException, InterruptedException {
        JsonNode schema = owner.post("/api/v1/schemas", Map.of("name", "Bearing vibration", "document", document()));
        JsonNode job = owner.post(
                "/api/v1/jobs",
                Map.of(
                        "name", "Bearing vibration 轴承振动",
                        "schemaId", schema.get("id").asString(),
                        "deadline", Instant.now().plus(Duration.ofDays(30)).toString(),
                        "participants",
                                List.of(
                                        Map.of("organisation", "supplier-east", "annotates", true, "reviews", false),
                                        Map.of("organisation", "supplier-west", "annotates", false, "reviews", true)),
                        "policy", Map.of("packageSize", 2, "packagesPerLot", 2, "overlap", 1, "extraAnnotators", 0)));
        String jobs = "/api/v1/jobs/" + job.get("id").asString();
        StringBuilder manifest = new StringBuilder();
        for (int item = 1; item <= ITEMS; item++) {
            JsonNode media = send("/api/v1/media", "application/octet-stream", series(item));
            manifest.append(JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "externalId",
                                    "bearing-" + item,
                                    "modality",
                                    "time-series",
                                    "mediaSha256",
                                    media.get("sha256").asString())))
                    .append('\n');
        }
        send(jobs + "/items", "application/jsonl", manifest.toString());
        owner.post(jobs + "/start", Map.of());
    }

    private JsonNode send(String path, String type, String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return owner.stream(path, type, () -> new ByteArrayInputStream(bytes));
    }

    private static Map<String, Object> document() {
        return Map.of(
                "classes",
                List.of(
                        labelClass("spalling", "剥落", "#d62728", List.of(severity())),
                        labelClass("imbalance", "不平衡", "#1f77b4", List.of())),
                "channels",
                List.of(Map.of("name", "vibration", "unit", "m/s²")),
                "guideline",
                Map.of("zh-CN", "在异常开始处标点。", "en", "Put a point where it begins."));
    }

    private static Map<String, Object> labelClass(String id, String chinese, String colour, List<?> attributes) {
        return Map.of(
                "id", id,
                "name", Map.of("zh-CN", chinese, "en", id),
                "colour", colour,
                "shapes", List.of("time-point", "time-range"),
                "attributes", attributes);
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
    private static String series(int item) {
        StringBuilder csv = new StringBuilder("timestamp,vibration\n");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int row = 0; row < ROWS; row++) {
            double value = Math.sin(row / 9.0) + (row > 100 * item && row < 100 * item + 20 ? 4 : 0);
            csv.append(start.plusSeconds(60L * row)).append(',').append(value).append('\n');
        }
        return csv.toString();
    }
}
