package io.countersign.process.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One instance with all that it knows and all that keeps it. */
public record InstanceDetail(
        RunningInstance instance, List<ProcessVariable> variables, List<ProcessIncident> incidents) {

    /**
     * @param scope the element whose own it is; null where it belongs to the whole instance
     * @param scopeKey of the element instance, or of the instance itself
     */
    public record ProcessVariable(
            long key, String name, JsonNode value, @Nullable String scope, long scopeKey) {}
}
