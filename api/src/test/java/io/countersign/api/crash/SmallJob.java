package io.countersign.api.crash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Opens the job of {@link LabelScript}, as its owner does. */
final class SmallJob {
    private SmallJob() {}

    /** @return the id of the job, which is running then */
    static long open(Person owner, String name) {
        String schema = owner.postTwice(
                        "/api/v1/schemas", Map.of("name", "Surface defects, " + name, "document", schema()))
                .get("id")
                .asString();
        String id = owner.postTwice(
                        "/api/v1/jobs",
                        Map.of(
                                "name",
                                name,
                                "schemaId",
                                schema,
                                "deadline",
                                Instant.now().plus(Duration.ofDays(30)).toString(),
                                "participants",
                                List.of(
                                        Map.of("organisation", "supplier-east", "annotates", true, "reviews", false),
                                        Map.of("organisation", "supplier-west", "annotates", false, "reviews", true)),
                                "policy",
                                policy()))
                .get("id")
                .asString();
        owner.upload("/api/v1/jobs/" + id + "/items", "application/jsonl", manifest(owner));
        owner.post("/api/v1/jobs/" + id + "/start", Map.of());
        return Long.parseLong(id);
    }

    private static byte[] manifest(Person owner) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int no = 1; no <= LabelScript.ITEMS; no++) {
            lines.add(Map.of(
                    "externalId",
                    LabelScript.externalId(no),
                    "modality",
                    "image",
                    "uri",
                    "https://example.org/" + LabelScript.externalId(no)));
        }
        String unreadable = owner.upload(
                        "/api/v1/media", "application/octet-stream", "no image".getBytes(StandardCharsets.UTF_8))
                .get("sha256")
                .asString();
        Map<String, Object> excluded = new LinkedHashMap<>();
        excluded.put("externalId", "unreadable.png");
        excluded.put("modality", "image");
        excluded.put("mediaSha256", unreadable);
        lines.add(excluded);
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(JsonMapper.shared().writeValueAsString(line)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> schema() {
        return Map.of(
                "classes",
                LabelScript.CLASSES.stream()
                        .map(id -> Map.of(
                                "id",
                                id,
                                "name",
                                Map.of("zh-CN", id, "en", id),
                                "colour",
                                "#d62728",
                                "shapes",
                                List.of("classification"),
                                "attributes",
                                List.of()))
                        .toList(),
                "channels",
                List.of(),
                "guideline",
                Map.of("zh-CN", "每个零件一个类别。", "en", "One class for each part."));
    }

    private static Map<String, Object> policy() {
        return Map.of(
                "packageSize",
                LabelScript.PACKAGE,
                "packagesPerLot",
                LabelScript.PACKAGES_PER_LOT,
                "overlap",
                2,
                "extraAnnotators",
                0,
                "agreementThreshold",
                1.0,
                "agreedShare",
                1.0,
                "inspection",
                Map.of("level", "II", "aql", "1.0"));
    }
}
