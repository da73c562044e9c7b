package io.countersign.search.index;

import io.countersign.audit.Streams;
import io.countersign.job.JobOwners;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it is searched: as it was published, and what makes it easier to find.
 *
 * @param version of the document: an event never changes, so its place in its stream will do
 */
record EventDocument(String id, Instant at, long version, byte[] source) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REFUSED = ".refused";
    /** A task that somebody was given: they see it, not who gave it. */
    private static final String CLAIMED = "task.claimed";

    private static final int MOST_WORDS = 4_000;

    /** Fields of {@code changed} that are numbers for a canvas, not words. */
    private static final Set<String> NOT_READ = Set.of("shapes", "sha256", "manifestSha256", "bundleSha256");

    /** @param event as published: the JSON of an EventRecord */
    static EventDocument of(byte[] event, JobOwners owners) {
        ObjectNode document = (ObjectNode) JSON.readTree(event);
        owner(document, owners);
        if (CLAIMED.equals(document.path("action").asString())
                && document.path("changed").has("assignee")) {
            document.put("givenTo", document.path("changed").path("assignee").asString());
        }
        document.put("refused", document.path("action").asString().endsWith(REFUSED));
        StringBuilder words = new StringBuilder();
        collect(document.path("changed"), words);
        document.put("words", words.toString());
        return new EventDocument(
                document.path("id").asString(),
                Instant.parse(document.path("at").asString()),
                document.path("streamSeq").asLong(),
                JSON.writeValueAsBytes(document));
    }

    private static void owner(ObjectNode document, JobOwners owners) {
        JsonNode job = document.path("jobId");
        Optional<String> owner = job.isString()
                ? owners.of(Long.parseLong(job.asString()))
                : Streams.organisation(document.path("stream").asString());
        owner.ifPresent(organisation -> document.put("owner", organisation));
    }

    private static void collect(JsonNode node, StringBuilder words) {
        if (node.isString() && words.length() < MOST_WORDS) {
            words.append(node.asString()).append('\n');
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!NOT_READ.contains(field.getKey())) {
                    collect(field.getValue(), words);
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, words));
        }
    }
}
