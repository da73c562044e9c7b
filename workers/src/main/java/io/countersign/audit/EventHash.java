package io.countersign.audit;

import io.countersign.digest.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ties an event to all those before it in its stream: SHA-256, in lower-case hexadecimal, of the canonical JSON (RFC 8785) of
 * the event's fields and the hash before it. Fields without a value are left out; {@code seq} and {@code hash} are not part of it, so
 * anyone who holds the event as it was published can compute it.
 *
 * <p>Canonical JSON knows numbers as doubles: an integer beyond 2^53 is told apart from its neighbours only as a string.
 */
public final class EventHash {
    /** What the first event of a stream follows: 64 zeros. */
    public static final String START = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventHash() {}

    /** The hash that the event should have, given its fields and its {@code previousHash}. */
    public static String of(EventRecord event) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("id", event.id().toString());
        fields.put("stream", event.stream());
        fields.put("streamSeq", event.streamSeq());
        put(fields, "jobId", event.jobId());
        fields.put("at", event.at().toString());
        fields.set("actor", JSON.readTree(event.actor()));
        fields.put("action", event.action());
        fields.put("subjectType", event.subjectType());
        fields.put("subjectId", event.subjectId());
        put(fields, "beforeDigest", event.beforeDigest());
        put(fields, "afterDigest", event.afterDigest());
        fields.set("changed", JSON.readTree(event.changed()));
        put(fields, "reason", event.reason());
        put(fields, "processInstanceKey", event.processInstanceKey());
        put(fields, "elementId", event.elementId());
        fields.put("previousHash", event.previousHash());
        return Sha256.of(CanonicalJson.of(JSON.writeValueAsString(fields)));
    }

    private static void put(ObjectNode fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
