package io.countersign.api.process.watch;

import io.countersign.process.watch.ProcessIncident;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param kind as Camunda names it, such as JOB_NO_RETRIES
 * @param message its first line
 * @param stack what follows it
 * @param jobKey null where it is of no job, as are its type and the tries that are left of it
 */
record ProcessIncidentView(
        String key,
        String instance,
        String elementId,
        String kind,
        String message,
        @Nullable String stack,
        Instant at,
        @Nullable String jobKey,
        @Nullable String jobType,
        @Nullable Integer retries,
        Map<String, String> about) {
    static ProcessIncidentView of(ProcessIncident one) {
        return new ProcessIncidentView(
                String.valueOf(one.key()),
                String.valueOf(one.instance()),
                one.elementId(),
                one.kind(),
                one.message(),
                one.stack(),
                one.at(),
                one.job() == null ? null : String.valueOf(one.job()),
                one.jobType(),
                one.retries(),
                one.about());
    }
}
