package io.countersign.webhook;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Turns events into deliveries: those that somebody wants, for the organisations whose business they are. */
@Component
class Announcements {
    private final WebhookTable webhooks;
    private final Recipients recipients;
    private final DeliveryQueue deliveries;
    private final WebhookPulse pulse;
    private final JsonMapper json;

    Announcements(
            WebhookTable webhooks,
            Recipients recipients,
            DeliveryQueue deliveries,
            WebhookPulse pulse,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.pulse = pulse;
        this.json = json;
    }

    /** @param events each the JSON of an EventRecord; those that come again are told of once */
    @Transactional
    public void announce(List<byte[]> events) {
        Set<WebhookEvent> wanted = webhooks.wanted();
        if (wanted.isEmpty()) {
            return;
        }
        int added = events.stream()
                .map(json::readTree)
                .flatMap(event -> Announcement.of(event).stream())
                .filter(announcement -> wanted.contains(announcement.event()))
                .mapToInt(announcement -> deliveries.add(announcement, recipients.of(announcement)))
                .sum();
        if (added > 0) {
            pulse.beatAfterCommit();
        }
    }
}
