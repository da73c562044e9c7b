package io.countersign.engine;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Times and traces each step, and names it in the log lines that it writes. */
@Component
class StepObservations {
    private final ObservationRegistry registry;

    StepObservations(ObjectProvider<ObservationRegistry> registry) {
        this.registry = registry.getIfAvailable(() -> ObservationRegistry.NOOP);
    }

    Outcome observe(Step step, Supplier<Outcome> work) {
        Observation observation = Observation.createNotStarted("countersign.step", registry)
                .contextualName(step.jobType())
                .lowCardinalityKeyValue("jobType", step.jobType())
                .lowCardinalityKeyValue("outcome", "failed")
                .highCardinalityKeyValue("processInstance", String.valueOf(step.processInstanceKey()));
        try (MDC.MDCCloseable type = MDC.putCloseable("step", step.jobType());
                MDC.MDCCloseable instance = MDC.putCloseable("instance", String.valueOf(step.processInstanceKey()))) {
            return Objects.requireNonNull(observation.observe(() -> {
                Outcome outcome = work.get();
                observation.lowCardinalityKeyValue("outcome", outcome.name());
                return outcome;
            }));
        }
    }
}
