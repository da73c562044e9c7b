package io.countersign.proof;

import io.countersign.outbox.Pulse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks for a checkpoint earlier than the interval would make one. */
@Component
public class CheckpointPulse {
    private final Pulse pulse = new Pulse();

    /** As soon as the present transaction is committed. */
    public void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pulse.beat();
            }
        });
    }

    Pulse pulse() {
        return pulse;
    }
}
