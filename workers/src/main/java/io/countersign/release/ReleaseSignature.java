package io.countersign.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person said about a manifest.
 *
 * @param refused true where the person refused, with the reason
 * @param person the subject of the person's token
 * @param name of the person, as it was then
 * @param manifestSha256 the manifest that the person had before them
 */
public record ReleaseSignature(
        SignatureKind kind,
        boolean refused,
        @Nullable String reason,
        String person,
        String name,
        String organisation,
        String manifestSha256,
        Instant signedAt) {}
