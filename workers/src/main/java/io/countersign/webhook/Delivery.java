package io.countersign.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver.
 *
 * @param messageId the same in every attempt, and for every webhook that is told of the same event
 * @param type a {@link WebhookEvent}'s id, or {@code webhook.ping}
 * @param body the JSON that is posted
 * @param attempts begun so far
 * @param status that the receiver last answered with; null where it did not answer
 * @param failure of the last attempt; null where it was taken, or none was made
 * @param nextAttemptAt null where none will be made
 */
public record Delivery(
        long id,
        UUID messageId,
        String type,
        String body,
        State state,
        int attempts,
        @Nullable Integer status,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt) {

    /** Dead: given up after many attempts, kept for somebody to replay it. */
    public enum State {
        WAITING,
        DELIVERED,
        DEAD
    }
}
