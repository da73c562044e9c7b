package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Outward;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Projects the items and tasks that events tell of. Apart from the events themselves, and in fewer, larger batches: what changed
 * several times in one is written once, and one event may concern a million items.
 */
@Component
@Outward
class StateConsumer implements SmartLifecycle {
    private static final EventFeed.Pace PACE = new EventFeed.Pace(5_000, Duration.ofSeconds(1), Duration.ofMinutes(30));

    private final EventFeeds feeds;
    private final StateProjection projection;
    private final Generations generations;
    private @Nullable EventFeed feed;

    StateConsumer(EventFeeds feeds, StateProjection projection, Generations generations) {
        this.feeds = feeds;
        this.projection = projection;
        this.generations = generations;
    }

    @Override
    public void start() {
        feed = feeds.open(
                "countersign-progress",
                PACE,
                events -> projection.write(
                        Changed.by(events), generations.present().targets()));
    }

    @Override
    public void stop() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    @Override
    public boolean isRunning() {
        return feed != null;
    }
}
