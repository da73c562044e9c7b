package io.countersign.api.task;

import io.countersign.annotate.ItemLabels;
import io.countersign.problem.Invalid;
import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of all items of a task. */
record SubmissionBody(@Nullable List<@Nullable Entry> items) {
    /** @param activeSeconds spent on the item @param tool {@code web} where it is missing */
    record Entry(
            @Nullable Integer itemNo,
            @Nullable List<Shape> shapes,
            @Nullable Double activeSeconds,
            @Nullable String tool) {}

    /** @throws Invalid naming what is missing */
    List<ItemLabels> labels() {
        if (items == null) {
            throw new Invalid("items", "is missing");
        }
        List<ItemLabels> labels = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Entry entry = items.get(i);
            if (entry == null || entry.itemNo() == null) {
                throw new Invalid("items[" + i + "].itemNo", "is missing");
            }
            if (entry.shapes() == null) {
                throw new Invalid("items[" + i + "].shapes", "is missing");
            }
            labels.add(new ItemLabels(
                    entry.itemNo(),
                    entry.shapes(),
                    entry.activeSeconds() == null ? 0 : entry.activeSeconds(),
                    entry.tool() == null ? "web" : entry.tool()));
        }
        return labels;
    }
}
