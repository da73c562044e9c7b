package io.countersign.webhook;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Outward;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes deliveries of the events that somebody wants to be told of. */
@Component
@Outward
class WebhookFeed implements SmartLifecycle {
    private final EventFeeds feeds;
    private final Announcements announcements;
    private @Nullable EventFeed feed;

    WebhookFeed(EventFeeds feeds, Announcements announcements) {
        this.feeds = feeds;
        this.announcements = announcements;
    }

    @Override
    public void start() {
        feed = feeds.open("countersign-webhooks", EventFeed.Pace.BRISK, announcements::announce);
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
