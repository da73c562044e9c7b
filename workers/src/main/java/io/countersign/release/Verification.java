package io.countersign.release;

import java.util.List;

/**
 * What a check of a bundle found.
 *
 * @param problems each in one sentence that names the file or the person; none where the bundle is intact
 * @param keyFingerprint SHA-256 of the public key in the bundle, in hexadecimal: to be compared with the one that the owner
 *     publishes; empty where there is no key
 * @param signers organisation and name of those who signed and countersigned, in order
 */
public record Verification(List<String> problems, String keyFingerprint, List<String> signers) {
    public Verification {
        problems = List.copyOf(problems);
        signers = List.copyOf(signers);
    }

    public boolean isIntact() {
        return problems.isEmpty();
    }
}
