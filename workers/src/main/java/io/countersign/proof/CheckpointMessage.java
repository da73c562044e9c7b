package io.countersign.proof;

import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as it lies in Kafka.
 *
 * @param document the text that was signed
 * @param signature Ed25519 over its UTF-8 bytes, in Base64
 * @param publicKey DER of the key that signed, in Base64
 */
record CheckpointMessage(String document, String signature, String publicKey) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static CheckpointMessage of(SignedCheckpoint checkpoint, byte[] publicKey) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new CheckpointMessage(
                checkpoint.document(), base64.encodeToString(checkpoint.signature()), base64.encodeToString(publicKey));
    }

    static CheckpointMessage read(String json) {
        return JSON.readValue(json, CheckpointMessage.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
