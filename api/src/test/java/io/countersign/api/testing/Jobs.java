package io.countersign.api.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is sent to make jobs, and short ways to make them over HTTP. Meridian owns them; East annotates, West reviews. */
public final class Jobs {
    public static final String OWNER = "meridian";
    public static final String ANNOTATES = "supplier-east";
    public static final String REVIEWS = "supplier-west";
    /** An organisation that has no part in them. */
    public static final String STRANGER = "supplier-north";

    private Jobs() {}

    /** One class, for the whole item or a box. */
    public static Map<String, Object> schema() {
        return Map.of(
                "classes",
                List.of(Map.of(
                        "id", "scratch",
                        "name", Map.of("zh-CN", "划痕", "en", "Scratch"),
                        "colour", "#cc0000",
                        "shapes", List.of("classification", "box"),
                        "attributes", List.of())),
                "channels",
                List.of(),
                "guideline",
                Map.of("zh-CN", "标出每条划痕", "en", "Mark each scratch"));
    }

    /** @return its id */
    public static String newSchema(Caller owner) {
        return owner.post("/api/v1/schemas", Map.of("name", "Surfaces " + UUID.randomUUID(), "document", schema()))
                .body()
                .get("id")
                .asString();
    }

    /** A draft with another name each time. */
    public static Map<String, Object> draft(String schemaId, Map<String, Object> policy) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("name", "Job " + UUID.randomUUID());
        draft.put("schemaId", schemaId);
        draft.put("deadline", Instant.now().plus(Duration.ofDays(30)).toString());
        draft.put(
                "participants",
                List.of(
                        Map.of("organisation", ANNOTATES, "annotates", true, "reviews", false),
                        Map.of("organisation", REVIEWS, "annotates", false, "reviews", true)));
        draft.put("policy", policy);
        return draft;
    }

    /** One annotator an item, one item a package, everything reviewed by West. */
    public static Map<String, Object> smallPackages() {
        return new HashMap<>(Map.of(
                "packageSize", 1,
                "packagesPerLot", 1,
                "overlap", 1,
                "extraAnnotators", 0,
                "consolidation",
                        Map.of("strategy", "single", "threshold", 0.5, "windowSize", 0, "probationaryPercent", 0)));
    }

    /** @return its id */
    public static String newDraft(Caller owner) {
        JsonNode created = owner.post("/api/v1/jobs", draft(newSchema(owner), smallPackages()))
                .body();
        return created.get("id").asString();
    }

    /** Texts of a few words, as JSON lines. */
    public static String texts(int items) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= items; i++) {
            lines.append("{\"externalId\":\"text-%d\",\"modality\":\"text\",\"metadata\":{\"text\":\"part %d\"}}\n"
                    .formatted(i, i));
        }
        return lines.toString();
    }

    public static void importTexts(Caller owner, String job, int items) {
        owner.post("/api/v1/jobs/" + job + "/items", "application/jsonl", texts(items))
                .is(201);
    }

    /** @return the id of a job that runs, with so many texts in as many packages */
    public static String running(Caller owner, int items) {
        String job = newDraft(owner);
        importTexts(owner, job, items);
        owner.post("/api/v1/jobs/" + job + "/start").is(200);
        return job;
    }
}
