package io.countersign.api.webhook;

import io.countersign.webhook.Webhook;
import io.countersign.webhook.WebhookEvent;
import io.countersign.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param offReason why the server turned it off: {@code gone} where the receiver answered 410
 * @param secret that deliveries are signed with; only in the answer that makes or changes it
 */
record WebhookView(
        String id,
        String address,
        String description,
        List<WebhookEvent> events,
        boolean active,
        @Nullable String offReason,
        int revision,
        Instant createdAt,
        @Nullable String secret) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhooks.WithSecret made) {
        return of(made.webhook(), made.secret());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        return new WebhookView(
                String.valueOf(webhook.id()),
                webhook.address(),
                webhook.description(),
                webhook.events(),
                webhook.active(),
                webhook.offReason(),
                webhook.revision(),
                webhook.createdAt(),
                secret);
    }
}
