package io.countersign.api.schema;

import io.countersign.schema.LabelSchema;
import io.countersign.schema.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param frozenAt since when it stays as it is; null while it can be edited */
record SchemaView(
        String id,
        String name,
        int version,
        LabelSchema document,
        int revision,
        @Nullable Instant frozenAt,
        Instant createdAt) {

    static SchemaView of(Schema schema) {
        return new SchemaView(
                String.valueOf(schema.id()),
                schema.name(),
                schema.version(),
                schema.document(),
                schema.revision(),
                schema.frozenAt(),
                schema.createdAt());
    }
}
