package io.countersign.proof;

import io.countersign.signing.SigningKey;
import java.nio.charset.StandardCharsets;

/**
 * A checkpoint as it is kept and published.
 *
 * @param document the text that was signed
 * @param signature Ed25519, 64 bytes
 * @param fingerprint of the key
 */
public record SignedCheckpoint(long number, String document, byte[] signature, String fingerprint) {

    static SignedCheckpoint of(Checkpoint checkpoint, SigningKey key) {
        String document = checkpoint.document();
        return new SignedCheckpoint(
                checkpoint.number(), document, key.sign(document.getBytes(StandardCharsets.UTF_8)), checkpoint.key());
    }

    boolean signedBy(byte[] publicKey) {
        return SigningKey.verifies(publicKey, document.getBytes(StandardCharsets.UTF_8), signature);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.read(document);
    }
}
