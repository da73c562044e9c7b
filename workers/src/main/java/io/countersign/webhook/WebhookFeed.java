package io.countersign.webhook;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventTopic;
import io.countersign.audit.KafkaSettings;
import io.countersign.outbox.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes deliveries of the events that somebody wants to be told of. */
@Component
@Outward
class WebhookFeed implements SmartLifecycle {
    private final KafkaSettings settings;
    private final EventTopic topic;
    private final Announcements announcements;
    private @Nullable EventFeed feed;

    WebhookFeed(KafkaSettings settings, EventTopic topic, Announcements announcements) {
        this.settings = settings;
        this.topic = topic;
        this.announcements = announcements;
    }

    @Override
    public void start() {
        feed = new EventFeed(settings, topic, "countersign-webhooks", announcements::announce).start();
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
