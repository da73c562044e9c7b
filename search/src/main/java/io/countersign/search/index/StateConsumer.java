package io.countersign.search.index;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventTopic;
import io.countersign.audit.KafkaSettings;
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

    private final KafkaSettings settings;
    private final EventTopic topic;
    private final StateProjection projection;
    private final Generations generations;
    private @Nullable EventFeed feed;

    StateConsumer(KafkaSettings settings, EventTopic topic, StateProjection projection, Generations generations) {
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
                        "countersign-progress",
                        PACE,
                        events -> projection.write(
                                Changed.by(events), generations.present().targets()))
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
