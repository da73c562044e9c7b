package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventTopic;
import io.countersign.audit.KafkaSettings;
import io.countersign.outbox.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Projects the events of the topic. While Elasticsearch is down, history is late, never wrong, and work goes on. */
@Component
@Outward
class EventConsumer implements SmartLifecycle {
    private final KafkaSettings settings;
    private final EventTopic topic;
    private final EventProjection projection;
    private final Generations generations;
    private @Nullable EventFeed feed;

    EventConsumer(KafkaSettings settings, EventTopic topic, EventProjection projection, Generations generations) {
        this.settings = settings;
        this.topic = topic;
        this.projection = projection;
        this.generations = generations;
    }

    @Override
    public void start() {
        feed = new EventFeed(
                        settings,
                        topic,
                        "countersign-search",
                        events -> projection.write(events, generations.present().targets()))
                .start();
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
