package io.countersign.api.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job as its owner at Meridian makes it: schema, draft, media, items, start.
 *
 * @param name of the job; the moment is appended
 * @param schema the document
 * @param participants as the API takes them
 * @param policy only what differs from the standard one
 */
record DemoJob(
        String name, Map<String, Object> schema, List<Map<String, Object>> participants, Map<String, Object> policy) {
    static final String OWNER = "meridian-owner-1";

    /** The media of an item, by the name that the item gets. */
    record Source(String externalId, String modality, byte[] media) {}

    /** @return the id of the job, which is running then */
    long open(ApiClient owner, Iterable<Source> sources, Instant now) throws IOException, InterruptedException {
        JsonNode kept = owner.post("/api/v1/schemas", Map.of("name", name, "document", schema));
        JsonNode job = owner.post(
                "/api/v1/jobs",
                Map.of(
                        "name",
                        name + ", " + now,
                        "schemaId",
                        kept.get("id").asString(),
                        "deadline",
                        now.plus(Duration.ofDays(30)).toString(),
                        "participants",
                        participants,
                        "policy",
                        policy));
        String id = job.get("id").asString();
        StringBuilder manifest = new StringBuilder();
        for (Source source : sources) {
            JsonNode media = owner.upload("/api/v1/media", "application/octet-stream", source.media());
            manifest.append(JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "externalId",
                                    source.externalId(),
                                    "modality",
                                    source.modality(),
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

    static Map<String, Object> participant(String organisation, boolean annotates, boolean reviews) {
        return Map.of("organisation", organisation, "annotates", annotates, "reviews", reviews);
    }
}
