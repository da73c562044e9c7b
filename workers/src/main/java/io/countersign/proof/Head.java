package io.countersign.proof;

import io.countersign.audit.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a stream stands.
 *
 * @param sequence of its last event
 * @param sha256 that event's hash, in lower-case hexadecimal
 */
public record Head(String stream, long sequence, String sha256) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Its leaf in the tree of a checkpoint: the canonical JSON of these three fields. */
    byte[] leaf() {
        return MerkleRoot.hashOfLeaf(CanonicalJson.of(JSON.writeValueAsString(this)));
    }
}
