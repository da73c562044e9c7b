package io.countersign.item;

import org.jspecify.annotations.Nullable;

/**
 * One item as a manifest tells of it.
 *
 * @param line of the manifest, from 1
 * @param media name of a file that comes with the manifest
 * @param metadata a JSON object
 */
record ManifestRow(
        long line,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String media,
        @Nullable String uri,
        String metadata,
        @Nullable String group) {}
