package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import org.springframework.stereotype.Component;

/** Projects the events of the topic. While Elasticsearch is down, history is late, never wrong, and work goes on. */
@Component
@Outward
class EventConsumer extends Background {
    private final EventFeeds feeds;
    private final EventProjection projection;
    private final Generations generations;

    EventConsumer(EventFeeds feeds, EventProjection projection, Generations generations) {
        this.feeds = feeds;
        this.projection = projection;
        this.generations = generations;
    }

    @Override
    protected Runnable begin() {
        return feeds.open(
                "countersign-search",
                EventFeed.Pace.BRISK,
                events -> projection.write(events, generations.present().targets()))::close;
    }
}
