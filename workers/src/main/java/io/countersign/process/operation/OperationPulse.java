package io.countersign.process.operation;

import io.countersign.outbox.Pulse;
import org.springframework.stereotype.Component;

/** Wakes whoever carries operations out. */
@Component
class OperationPulse {
    private final Pulse pulse = new Pulse();

    Pulse pulse() {
        return pulse;
    }
}
