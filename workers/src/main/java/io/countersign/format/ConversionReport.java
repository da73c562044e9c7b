package io.countersign.format;

import io.countersign.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a conversion: how much came over, what was refused, and what the other format cannot hold. */
public final class ConversionReport {
    private static final int MOST_REFUSALS = 1_000;

    private long items;
    private long shapes;
    private long refused;
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, Loss> losses = new TreeMap<>();

    ConversionReport() {}

    /**
     * Something that the format cannot hold.
     *
     * @param count how often
     * @param first item and shape where it happened first
     */
    public record Loss(long count, String first) {}

    void item(ItemLabels item) {
        items++;
        shapes += item.shapes().size();
    }

    void refuse(UnreadableFile why) {
        refused++;
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(String.valueOf(why.getMessage()));
        }
    }

    void lose(String what, ItemLabels item, Shape shape) {
        lose(what, item.item() + ", shape " + shape.id());
    }

    void lose(String what, String where) {
        losses.merge(what, new Loss(1, where), (before, one) -> new Loss(before.count() + 1, before.first()));
    }

    /** How many items came over. */
    public long items() {
        return items;
    }

    /** How many shapes were read with them. */
    public long shapes() {
        return shapes;
    }

    /** How many records were refused. */
    public long refused() {
        return refused;
    }

    /** File, line and reason of each refused record, of the first thousand. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** What the other format cannot hold, in words. */
    public Map<String, Loss> losses() {
        return new TreeMap<>(losses);
    }
}
