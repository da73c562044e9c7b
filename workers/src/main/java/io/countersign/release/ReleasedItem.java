package io.countersign.release;

import io.countersign.item.Modality;
import org.jspecify.annotations.Nullable;

/**
 * An item of a release with its labels.
 *
 * @param shapes JSON array, as stored
 * @param revision of the consensus
 * @param sources JSON: ids of the annotations, predictions or adjudications that the labels were made from
 * @param width of an image, in pixels; 0 where it is none
 * @param height of an image, in pixels; 0 where it is none
 */
record ReleasedItem(
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUri,
        @Nullable String group,
        String shapes,
        String strategy,
        @Nullable Double confidence,
        int revision,
        String sources,
        int width,
        int height) {}
