package io.countersign.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param no within its job, from 1, in the order of import
 * @param externalId the manufacturer's own name for it, unique in the job
 * @param mediaSha256 of stored media, or null
 * @param mediaUri of media kept elsewhere, or null
 * @param metadata what the import said, and under {@code media} what was measured of stored media
 * @param group items that belong together across modalities
 * @param excludedFor the reason's id where the state is EXCLUDED
 */
public record Item(
        long jobId,
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUri,
        Map<String, Object> metadata,
        @Nullable String group,
        ItemState state,
        @Nullable String excludedFor,
        @Nullable Long packageId) {
    /** The text of an item that has no media: it stands in its metadata. Null for every other item. */
    public @Nullable String ownText() {
        return modality == Modality.TEXT && mediaSha256 == null && metadata.get("text") instanceof String text
                ? text
                : null;
    }
}
