package io.countersign.gold;

import io.countersign.item.Item;
import io.countersign.job.Job;
import io.countersign.job.Policy;
import java.util.Map;

/**
 * How the items of a job with hidden gold are shown to its annotators: by their number, with what was measured of their media and
 * nothing that the owner wrote beside it.
 */
public final class Disguise {
    private static final String MEASURED = "media";

    private Disguise() {}

    public static boolean isWorn(Job job) {
        Policy.Gold gold = job.policy().gold();
        return gold != null && gold.hiddenShare() + gold.onboarding() > 0;
    }

    /** The item as it is shown; the same for gold and ordinary items. */
    public static Item of(Item item) {
        Object measured = item.metadata().get(MEASURED);
        return new Item(
                item.jobId(),
                item.no(),
                String.valueOf(item.no()),
                item.modality(),
                item.mediaSha256(),
                null,
                measured == null ? Map.of() : Map.of(MEASURED, measured),
                null,
                item.state(),
                item.excludedFor(),
                item.packageId());
    }
}
