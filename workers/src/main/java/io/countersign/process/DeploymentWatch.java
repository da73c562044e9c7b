package io.countersign.process;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import org.springframework.stereotype.Component;

/** Carries out, again and again, what was confirmed and interrupted before the engine had it. */
@Component
@Outward
class DeploymentWatch extends Background {
    private final Deployments deployments;
    private final ProcessSettings settings;

    DeploymentWatch(Deployments deployments, ProcessSettings settings) {
        this.deployments = deployments;
        this.settings = settings;
    }

    private boolean round() {
        deployments.carryOutInterrupted();
        return false;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("process-deployment", new Pulse(), settings.retryAfter(), this::round).start()::close;
    }
}
