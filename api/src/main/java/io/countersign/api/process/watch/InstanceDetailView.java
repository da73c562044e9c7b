package io.countersign.api.process.watch;

import io.countersign.process.watch.InstanceDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An instance with all that it knows and all that keeps it. */
record InstanceDetailView(
        InstanceView instance, List<ProcessVariableView> variables, List<ProcessIncidentView> incidents) {

    /**
     * @param scope the element whose own it is; null where it belongs to the whole instance
     * @param scopeKey what to name when it is changed
     */
    record ProcessVariableView(
            String key,
            String name,
            JsonNode value,
            @Nullable String scope,
            String scopeKey) {
        static ProcessVariableView of(InstanceDetail.ProcessVariable variable) {
            return new ProcessVariableView(
                    String.valueOf(variable.key()),
                    variable.name(),
                    variable.value(),
                    variable.scope(),
                    String.valueOf(variable.scopeKey()));
        }
    }

    static InstanceDetailView of(InstanceDetail detail) {
        return new InstanceDetailView(
                InstanceView.of(detail.instance()),
                detail.variables().stream().map(ProcessVariableView::of).toList(),
                detail.incidents().stream().map(ProcessIncidentView::of).toList());
    }
}
