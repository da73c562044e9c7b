package io.countersign.story;

import io.countersign.item.ItemState;
import io.countersign.pseudonym.Names;
import org.jspecify.annotations.Nullable;

/**
 * One change of an item's state.
 *
 * @param told the last event of the change
 * @param from null where the item was imported
 */
public record StateStep(Told told, @Nullable ItemState from, ItemState to) {
    StateStep seenBy(Names.View view, long jobId) {
        return new StateStep(told.seenBy(view, jobId, ""), from, to);
    }
}
