package io.countersign.proof;

import io.countersign.audit.CanonicalJson;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is signed about a moment of the whole trail.
 *
 * @param format {@link #FORMAT}
 * @param number from 1 without a gap
 * @param streams how many there are
 * @param events of all streams together
 * @param root of the tree over all heads, in the order of the streams' names by their bytes; see {@link MerkleRoot}
 * @param previous SHA-256 of the document of the checkpoint before, or 64 zeros
 * @param key fingerprint of the key that signs
 */
public record Checkpoint(
        String format, long number, Instant at, long streams, long events, String root, String previous, String key) {
    static final String FORMAT = "countersign-checkpoint/1";
    static final String NONE_BEFORE = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Checkpoint {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(key, "key");
    }

    /** The canonical JSON (RFC 8785), whose UTF-8 bytes are signed. */
    String document() {
        return CanonicalJson.of(JSON.writeValueAsString(this));
    }

    /** @throws tools.jackson.core.JacksonException where it is none */
    static Checkpoint read(String document) {
        return JSON.readValue(document, Checkpoint.class);
    }
}
