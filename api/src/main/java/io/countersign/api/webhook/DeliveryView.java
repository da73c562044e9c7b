package io.countersign.api.webhook;

import io.countersign.webhook.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param messageId as sent in {@code webhook-id}, the same in every attempt
 * @param status that the receiver last answered with
 */
record DeliveryView(
        String id,
        String messageId,
        String type,
        String body,
        Delivery.State state,
        int attempts,
        @Nullable Integer status,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                String.valueOf(delivery.id()),
                delivery.messageId().toString(),
                delivery.type(),
                delivery.body(),
                delivery.state(),
                delivery.attempts(),
                delivery.status(),
                delivery.failure(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.endedAt());
    }
}
