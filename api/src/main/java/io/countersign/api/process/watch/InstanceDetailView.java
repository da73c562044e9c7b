package io.countersign.api.process.watch;

import io.countersign.process.watch.InstanceDetail;
import java.time.Instant;
import java.util.List;

/** An instance with all that it knows and all that keeps it. */
record InstanceDetailView(
        InstanceView instance, List<InstanceDetail.ProcessVariable> variables, List<ProcessIncidentView> incidents) {

    /** @param kind as Camunda names it, such as JOB_NO_RETRIES */
    record ProcessIncidentView(String key, String elementId, String kind, String message, Instant at) {}

    static InstanceDetailView of(InstanceDetail detail) {
        List<ProcessIncidentView> incidents = detail.incidents().stream()
                .map(one -> new ProcessIncidentView(
                        String.valueOf(one.key()), one.elementId(), one.kind(), one.message(), one.at()))
                .toList();
        return new InstanceDetailView(InstanceView.of(detail.instance()), detail.variables(), incidents);
    }
}
