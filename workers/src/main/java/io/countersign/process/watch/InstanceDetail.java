package io.countersign.process.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One instance with all that it knows and all that keeps it. */
public record InstanceDetail(
        RunningInstance instance, List<ProcessVariable> variables, List<ProcessIncident> incidents) {

    /** @param scope the element whose own it is; null where it belongs to the whole instance */
    public record ProcessVariable(
            String name, JsonNode value, @Nullable String scope) {}

    /** @param kind as Camunda names it, such as JOB_NO_RETRIES */
    public record ProcessIncident(long key, String elementId, String kind, String message, Instant at) {}
}
