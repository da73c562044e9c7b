package io.countersign.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a label schema. Once frozen, which is when a job that uses it is planned, it stays as it is; changes make a new
 * version.
 *
 * @param owner organisation
 * @param revision counts the edits of this version
 */
public record Schema(
        long id,
        String owner,
        String name,
        int version,
        LabelSchema document,
        int revision,
        @Nullable Instant frozenAt,
        Instant createdAt,
        String createdBy) {}
