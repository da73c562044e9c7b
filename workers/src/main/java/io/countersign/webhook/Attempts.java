package io.countersign.webhook;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one attempt and keeps what came of it. */
@Component
@Outward
class Attempts {
    private static final Actor SENDER = new Actor.Service("webhook-sender");
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECTION = 300;
    private static final int TIMEOUT = 408;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final Receivers receivers;
    private final DeliveryQueue queue;
    private final WebhookTable webhooks;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Attempts(
            Receivers receivers,
            DeliveryQueue queue,
            WebhookTable webhooks,
            Trail trail,
            TransactionTemplate transaction) {
        this.receivers = receivers;
        this.queue = queue;
        this.webhooks = webhooks;
        this.trail = trail;
        this.transaction = transaction;
    }

    void make(DeliveryQueue.Due due) {
        int status;
        try {
            status = receivers.post(due);
        } catch (IOException e) {
            transaction.executeWithoutResult(committed -> {
                queue.failed(due, null, e.getClass().getSimpleName() + ": " + e.getMessage());
                queue.pause(due);
            });
            return;
        }
        transaction.executeWithoutResult(committed -> settle(due, status));
    }

    private void settle(DeliveryQueue.Due due, int status) {
        if (status >= FIRST_SUCCESS && status < FIRST_REDIRECTION) {
            queue.delivered(due, status);
            return;
        }
        queue.failed(due, status, "answered " + status);
        if (status == GONE) {
            turnOff(due.webhookId());
        } else if (status == TIMEOUT || status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            queue.pause(due);
        }
    }

    /** The receiver says that it wants nothing any more. */
    private void turnOff(long webhookId) {
        webhooks.lock(webhookId).filter(Webhook::active).ifPresent(webhook -> {
            webhooks.turnOff(webhookId, "gone");
            trail.append(SENDER, Webhooks.change(webhook, "webhook.turned-off").with("active", false));
        });
    }
}
