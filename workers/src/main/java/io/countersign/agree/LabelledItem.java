package io.countersign.agree;

import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with the labels that count: those of the newest round in which anybody labelled it.
 *
 * @param no within the job, from 1
 * @param text of a text that has no media and stands in its metadata; null for every other item
 * @param state as stored
 * @param round of the labels, from 1; 0 where nobody has labelled the item
 * @param versions one for each person of that round, in the order in which their assignments were opened
 */
public record LabelledItem(
        long jobId,
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String text,
        ItemState state,
        int round,
        List<Version> versions) {
    public LabelledItem {
        versions = List.copyOf(versions);
    }
}
