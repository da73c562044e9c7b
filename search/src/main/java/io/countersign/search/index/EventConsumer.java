package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Projects the events of the topic. While Elasticsearch is down, history is late, never wrong, and work goes on. */
@Component
@Outward
class EventConsumer implements SmartLifecycle {
    private final EventFeeds feeds;
    private final EventProjection projection;
    private final Generations generations;
    private @Nullable EventFeed feed;

    EventConsumer(EventFeeds feeds, EventProjection projection, Generations generations) {
        this.feeds = feeds;
        this.projection = projection;
        this.generations = generations;
    }

    @Override
    public void start() {
        feed = feeds.open(
                "countersign-search",
                EventFeed.Pace.BRISK,
                events -> projection.write(events, generations.present().targets()));
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
