package io.countersign.webhook;

import java.time.Instant;
import java.time.InstantSource;
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
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final JsonMapper json;

    Announcements(
            WebhookTable webhooks,
            Recipients recipients,
            DeliveryQueue deliveries,
            WebhookPulse pulse,
            WebhookSettings settings,
            InstantSource clock,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.pulse = pulse;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /** @param events each the JSON of an EventRecord; those that come again are told of once */
    @Transactional
    public void announce(List<byte[]> events) {
        Set<WebhookEvent> wanted = webhooks.wanted();
        if (wanted.isEmpty()) {
            return;
        }
        // What was delivered longer ago is forgotten: a trail that is published anew would be told of anew.
        Instant known = clock.instant().minus(settings.kept());
        int added = events.stream()
                .map(json::readTree)
                .flatMap(event -> Announcement.of(event).stream())
                .filter(announcement -> wanted.contains(announcement.event()))
                .filter(announcement -> Instant.parse(announcement.at()).isAfter(known))
                .mapToInt(announcement -> deliveries.add(announcement, recipients.of(announcement)))
                .sum();
        if (added > 0) {
            pulse.beatAfterCommit();
        }
    }
}
