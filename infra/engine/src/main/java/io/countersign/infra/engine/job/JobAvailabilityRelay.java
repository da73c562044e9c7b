package io.countersign.infra.engine.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stands for the polls, which are made after those that make jobs. */
public final class JobAvailabilityRelay implements JobAvailability {
    private @Nullable JobAvailability target;

    public void attach(JobAvailability availability) {
        this.target = availability;
    }

    @Override
    public void available(String type) {
        Objects.requireNonNull(target).available(type);
    }

    @Override
    public void availableAt(String type, long time) {
        Objects.requireNonNull(target).availableAt(type, time);
    }
}
