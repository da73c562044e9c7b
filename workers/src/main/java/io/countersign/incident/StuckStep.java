package io.countersign.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident, as the engine tells of it.
 *
 * @param jobId of the labelling job whose instance it is; null where the instance names none
 * @param errorType the engine's word, for example {@code JOB_NO_RETRIES}
 */
record StuckStep(
        long key,
        @Nullable Long jobId,
        long processInstanceKey,
        String processId,
        String elementId,
        String errorType,
        String message,
        Instant raisedAt) {}
