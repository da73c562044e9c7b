package io.countersign.engine;

import io.countersign.watch.Traces;
import io.micrometer.observation.Observation;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Times each step, traces it on from the change that led to it, and names it in the log lines that it writes. */
@Component
class StepObservations {
    private final Traces traces;

    StepObservations(Traces traces) {
        this.traces = traces;
    }

    Outcome observe(Step step, Supplier<Outcome> work) {
        Observation observation = traces.goOn(
                        "countersign.step", step.variables().textOrNull(Traces.NAME))
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
