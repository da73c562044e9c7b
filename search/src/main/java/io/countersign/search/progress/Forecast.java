package io.countersign.search.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the last item will have its labels at the pace of the last days; inspection and signatures come on top.
 *
 * @param behind events of the job that are not in the figures yet
 * @param since begin of the window that the pace is measured over: seven days, or since the first label
 * @param remaining items in packages that are not consolidated
 * @param settledPerDay items whose package was consolidated in the window, a day
 * @param finish now + remaining / settledPerDay; null at no pace, and where nothing remains
 * @param late whether that is after the job's deadline
 * @param step of the timeline
 * @param timeline from the first label on; none before it
 */
public record Forecast(
        long behind,
        Instant since,
        long remaining,
        double settledPerDay,
        @Nullable Instant finish,
        Instant deadline,
        boolean late,
        Duration step,
        List<Step> timeline) {

    /**
     * @param labelled items that were labelled for the first time
     * @param settled items whose package was consolidated
     * @param accepted items whose lot was accepted
     */
    public record Step(Instant from, long labelled, long settled, long accepted) {}
}
