package io.countersign.api.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the job owner of Meridian does: schema, draft, media, items, start. */
final class DemoJob {
    private static final String OWNER = "meridian-owner-1";

    private final DemoPeople people;
    private final NabCorpus corpus;

    DemoJob(DemoPeople people, NabCorpus corpus) {
        this.people = people;
        this.corpus = corpus;
    }

    /** @return the id of the job, which is running then */
    long open(Instant now) throws IOException, InterruptedException {
        ApiClient owner = people.as(OWNER);
        JsonNode schema = owner.post("/api/v1/schemas", Map.of("name", "Sensor anomalies", "document", schema()));
        JsonNode job = owner.post(
                "/api/v1/jobs",
                Map.of(
                        "name", "Sensor anomalies, " + now,
                        "schemaId", schema.get("id").asString(),
                        "deadline", now.plus(Duration.ofDays(30)).toString(),
                        "participants",
                                List.of(
                                        Map.of("organisation", "supplier-east", "annotates", true, "reviews", false),
                                        Map.of("organisation", "supplier-west", "annotates", false, "reviews", true)),
                        "policy", policy()));
        String id = job.get("id").asString();
        StringBuilder manifest = new StringBuilder();
        for (String name : corpus.series()) {
            JsonNode media = owner.upload("/api/v1/media", "application/octet-stream", corpus.data(name));
            manifest.append(JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "externalId",
                                    name,
                                    "modality",
                                    "time-series",
                                    "mediaSha256",
                                    media.get("sha256").asString())))
                    .append('\n');
        }
        owner.upload(
                "/api/v1/jobs/" + id + "/items",
                "application/jsonl",
                manifest.toString().getBytes(StandardCharsets.UTF_8));
        owner.post("/api/v1/jobs/" + id + "/start", Map.of());
        return Long.parseLong(id);
    }

    private static Map<String, Object> schema() {
        return Map.of(
                "classes",
                        List.of(Map.of(
                                "id", "anomaly",
                                "name", Map.of("zh-CN", "异常", "en", "anomaly"),
                                "colour", "#d62728",
                                "shapes", List.of("time-point", "time-range"),
                                "attributes", List.of())),
                "channels", List.of(),
                "guideline",
                        Map.of(
                                "zh-CN", "在异常开始的时刻标一个时间点;没有异常则不标。",
                                "en", "Put a time point where an anomaly begins; none where there is none."));
    }

    /** Three annotators a series; what half of them see within NAB's buffer is kept. */
    private static Map<String, Object> policy() {
        return Map.of(
                "packageSize",
                10,
                "packagesPerLot",
                3,
                "overlap",
                NabCorpus.LABELERS,
                "extraAnnotators",
                0,
                // The traffic series have gaps; the people of the benchmark labelled them all the same.
                "screening",
                Map.of("nearDuplicateBits", 0, "maxGapShare", 1.0),
                "agreementThreshold",
                0.5,
                "agreedShare",
                0.25,
                "consolidation",
                Map.of("strategy", "temporal-vote", "threshold", 0.5, "windowSize", 0.10, "probationaryPercent", 0.15));
    }
}
