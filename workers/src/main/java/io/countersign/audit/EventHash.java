package io.countersign.audit;

import io.countersign.digest.Sha256;
import org.jspecify.annotations.Nullable;

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

    private final String toPreviousHash;
    private final String toStreamSeq;
    private final String toEnd;

    private EventHash(String toPreviousHash, String toStreamSeq, String toEnd) {
        this.toPreviousHash = toPreviousHash;
        this.toStreamSeq = toStreamSeq;
        this.toEnd = toEnd;
    }

    /** The hash that the event should have, given its fields, its place and its {@code previousHash}. */
    public static String of(EventRecord event) {
        return begin(event).at(event.streamSeq(), event.previousHash());
    }

    /** All that can be done before the event's place is known: streams are locked while places are given out. */
    static EventHash begin(EventRecord event) {
        Fields fields = new Fields();
        fields.text("action", event.action());
        fields.json("actor", CanonicalJson.of(event.actor()));
        fields.text("afterDigest", event.afterDigest());
        fields.text("at", event.at().toString());
        fields.text("beforeDigest", event.beforeDigest());
        fields.json("changed", CanonicalJson.of(event.changed()));
        fields.text("elementId", event.elementId());
        fields.text("id", event.id().toString());
        fields.text("jobId", event.jobId());
        fields.text("movesDigest", event.movesDigest());
        String toPreviousHash = fields.upTo("previousHash");
        fields.text("processInstanceKey", event.processInstanceKey());
        fields.text("reason", event.reason());
        fields.text("stream", event.stream());
        String toStreamSeq = fields.upTo("streamSeq");
        fields.text("subjectId", event.subjectId());
        fields.text("subjectType", event.subjectType());
        return new EventHash(toPreviousHash, toStreamSeq, fields.end());
    }

    /** @param streamSeq below 2^53 */
    String at(long streamSeq, String previousHash) {
        return Sha256.of(toPreviousHash + CanonicalJson.text(previousHash) + toStreamSeq + streamSeq + toEnd);
    }

    /** A canonical object: the caller names its fields in their order, that of UTF-16 code units. */
    private static final class Fields {
        private final StringBuilder json = new StringBuilder("{");
        private char between = '{';

        void text(String name, @Nullable Object value) {
            if (value != null) {
                json(name, CanonicalJson.text(value.toString()));
            }
        }

        void json(String name, String canonical) {
            name(name);
            json.append(canonical);
        }

        /** What there is, to the place of the value of this field. */
        String upTo(String name) {
            name(name);
            return taken();
        }

        String end() {
            json.append('}');
            return taken();
        }

        private void name(String name) {
            if (between == ',') {
                json.append(',');
            }
            between = ',';
            json.append('"').append(name).append("\":");
        }

        private String taken() {
            String text = json.toString();
            json.setLength(0);
            return text;
        }
    }
}
