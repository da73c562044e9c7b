package io.countersign.consolidate;

import io.countersign.audit.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over canonical JSON: the trail keeps the digest of labels, so that a package's labels are not all held until the commit. */
final class Digest {
    private Digest() {}

    static String ofJson(String json) {
        try {
            byte[] bytes = CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
