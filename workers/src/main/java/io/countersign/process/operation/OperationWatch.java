package io.countersign.process.operation;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.RelayLoop;
import io.countersign.process.ProcessSettings;
import org.springframework.stereotype.Component;

/** Carries out what was confirmed, and what was interrupted. */
@Component
@Outward
class OperationWatch extends Background {
    private final OperationRunner runner;
    private final OperationPulse pulse;
    private final ProcessSettings settings;

    OperationWatch(OperationRunner runner, OperationPulse pulse, ProcessSettings settings) {
        this.runner = runner;
        this.pulse = pulse;
        this.settings = settings;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("process-operation", pulse.pulse(), settings.retryAfter(), runner::round).start()::close;
    }
}
