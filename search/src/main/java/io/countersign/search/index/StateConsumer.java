package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Projects the items and tasks that events tell of. Apart from the events themselves, and in fewer, larger batches: what changed
 * several times in one is written once, and one event may concern a million items.
 */
@Component
@Outward
class StateConsumer extends Background {
    private static final EventFeed.Pace PACE = new EventFeed.Pace(5_000, Duration.ofSeconds(1), Duration.ofMinutes(30));

    private final EventFeeds feeds;
    private final StateProjection projection;
    private final Generations generations;

    StateConsumer(EventFeeds feeds, StateProjection projection, Generations generations) {
        this.feeds = feeds;
        this.projection = projection;
        this.generations = generations;
    }

    @Override
    protected Runnable begin() {
        return feeds.open(
                "countersign-progress",
                PACE,
                events -> projection.write(
                        Changed.by(events), generations.present().targets()))::close;
    }
}
