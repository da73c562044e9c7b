package io.countersign.webhook;

import io.countersign.audit.EventFeed;
import io.countersign.audit.EventFeeds;
import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import org.springframework.stereotype.Component;

/** Makes deliveries of the events that somebody wants to be told of. */
@Component
@Outward
class WebhookFeed extends Background {
    private final EventFeeds feeds;
    private final Announcements announcements;

    WebhookFeed(EventFeeds feeds, Announcements announcements) {
        this.feeds = feeds;
        this.announcements = announcements;
    }

    @Override
    protected Runnable begin() {
        return feeds.open("countersign-webhooks", EventFeed.Pace.BRISK, announcements::announce)::close;
    }
}
