package io.countersign.story;

import io.countersign.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job stood at a moment. Counts by state, states in kebab-case; a state in which there was nothing is left out.
 *
 * @param at the moment that was asked for
 * @param sequence of the last event of the job by then
 * @param state null where the job was not there yet
 * @param holds tasks that somebody had in hand
 */
public record JobMoment(
        String jobId,
        Instant at,
        long sequence,
        @Nullable JobState state,
        Map<String, Long> items,
        Map<String, Long> packages,
        Map<String, Long> lots,
        List<Hold> holds) {}
