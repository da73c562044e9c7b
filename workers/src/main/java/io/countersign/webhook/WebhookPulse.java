package io.countersign.webhook;

import io.countersign.outbox.Pulse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the sender that there is something to deliver. */
@Component
class WebhookPulse {
    private final Pulse pulse = new Pulse();

    Pulse pulse() {
        return pulse;
    }

    void beatAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pulse.beat();
            }
        });
    }
}
