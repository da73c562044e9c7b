package io.countersign.process.watch;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can't go on without a person.
 *
 * @param scope key of the element instance that it keeps
 * @param kind as Camunda names it, such as JOB_NO_RETRIES
 * @param message its first line
 * @param stack what follows it; null where nothing does
 * @param job null where it is of none, as are its type and the tries that are left of it
 * @param about as {@link RunningInstance#about}
 */
public record ProcessIncident(
        long key,
        long instance,
        String processId,
        String elementId,
        long scope,
        String kind,
        String message,
        @Nullable String stack,
        Instant at,
        @Nullable Long job,
        @Nullable String jobType,
        @Nullable Integer retries,
        Map<String, String> about) {}
