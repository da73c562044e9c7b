package io.countersign.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param address where deliveries are posted to
 * @param active false while nothing is delivered: what happens meanwhile is not told later
 * @param offReason why the server itself turned it off; null where it did not
 */
public record Webhook(
        long id,
        String organisation,
        String address,
        String description,
        List<WebhookEvent> events,
        boolean active,
        @Nullable String offReason,
        int revision,
        Instant createdAt) {}
