package io.countersign.api.page;

import io.countersign.api.demo.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small running job for the page: the east annotates, the west reviews.
 *
 * @param policy what differs from the default
 * @param media of its items; every second text stands in its item's metadata instead
 */
record PageJob(
        String name,
        String modality,
        List<Map<String, Object>> classes,
        List<Map<String, Object>> channels,
        Map<String, Object> policy,
        List<byte[]> media) {

    void open(ApiClient owner) throws IOException, InterruptedException {
        Map<String, Object> document = Map.of(
                "classes",
                classes,
                "channels",
                channels,
                "guideline",
                Map.of("zh-CN", "按标注规范标出所有异常。", "en", "Mark everything that is out of order."));
        JsonNode schema = owner.post("/api/v1/schemas", Map.of("name", name, "document", document));
        JsonNode job = owner.post(
                "/api/v1/jobs",
                Map.of(
                        "name", name,
                        "schemaId", schema.get("id").asString(),
                        "deadline", Instant.now().plus(Duration.ofDays(30)).toString(),
                        "participants",
                                List.of(
                                        Map.of("organisation", "supplier-east", "annotates", true, "reviews", false),
                                        Map.of("organisation", "supplier-west", "annotates", false, "reviews", true)),
                        "policy", policy));
        String path = "/api/v1/jobs/" + job.get("id").asString();
        StringBuilder manifest = new StringBuilder();
        for (int item = 0; item < media.size(); item++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("externalId", modality + "-" + (item + 1));
            row.put("modality", modality);
            if (modality.equals("text") && item % 2 == 1) {
                row.put("metadata", Map.of("text", new String(media.get(item), StandardCharsets.UTF_8)));
            } else {
                row.put(
                        "mediaSha256",
                        send(owner, "/api/v1/media", "application/octet-stream", media.get(item))
                                .get("sha256")
                                .asString());
            }
            manifest.append(JsonMapper.shared().writeValueAsString(row)).append('\n');
        }
        send(owner, path + "/items", "application/jsonl", manifest.toString().getBytes(StandardCharsets.UTF_8));
        owner.post(path + "/start", Map.of());
    }

    private static JsonNode send(ApiClient owner, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return owner.stream(path, type, () -> new ByteArrayInputStream(body));
    }

    static Map<String, Object> labelClass(String id, String chinese, String colour, List<String> shapes) {
        return labelClass(id, chinese, colour, shapes, List.of());
    }

    static Map<String, Object> labelClass(
            String id, String chinese, String colour, List<String> shapes, List<?> attributes) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", id);
        made.put("name", Map.of("zh-CN", chinese, "en", id));
        made.put("colour", colour);
        made.put("shapes", shapes);
        made.put("attributes", attributes);
        return made;
    }
}
