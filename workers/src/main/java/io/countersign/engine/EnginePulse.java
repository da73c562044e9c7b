package io.countersign.engine;

import io.countersign.outbox.Pulse;
import org.springframework.stereotype.Component;

/** Tells the relay that commands were committed. */
@Component
class EnginePulse {
    private final Pulse pulse = new Pulse();

    Pulse pulse() {
        return pulse;
    }
}
