package io.countersign.gold;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gets no more labelling work of a job.
 *
 * @param person of the token; to be told to people of the own organisation alone
 * @param correct of the gold items that were looked at
 * @param passMark share that was asked for
 * @param hints what went wrong, class by class, over all that were looked at
 * @param appeal the person's words to the owner; null before
 * @param lifted what the owner decided; null before
 */
public record Pause(
        long id,
        long jobId,
        String jobName,
        String person,
        String organisation,
        int correct,
        int answers,
        double passMark,
        Instant pausedAt,
        List<Hint> hints,
        @Nullable String appeal,
        @Nullable Boolean lifted,
        @Nullable String decisionReason) {}
