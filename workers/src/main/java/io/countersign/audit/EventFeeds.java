package io.countersign.audit;

import io.countersign.outbox.Outward;
import io.countersign.watch.Traces;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Where those who want the events get a feed of them. */
@Component
@Outward
public class EventFeeds {
    private final KafkaSettings settings;
    private final EventTopic topic;
    private final Traces traces;

    EventFeeds(KafkaSettings settings, EventTopic topic, Traces traces) {
        this.settings = settings;
        this.topic = topic;
        this.traces = traces;
    }

    /**
     * A feed that has begun.
     *
     * @param group names the purpose: replicas that read for the same one share the events
     * @param handler is given batches of events, each the JSON of an {@link EventRecord}
     */
    public EventFeed open(String group, EventFeed.Pace pace, Consumer<List<byte[]>> handler) {
        return new EventFeed(settings, topic, traces, group, pace, handler).start();
    }
}
