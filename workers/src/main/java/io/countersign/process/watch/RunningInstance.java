package io.countersign.process.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * @param state running, completed or cancelled
 * @param about what it is about: jobId, packageId, lotId, releaseId, as far as it has them
 * @param at ids of the elements where it is, each once a token
 * @param incidents how many wait for somebody
 */
public record RunningInstance(
        long key,
        String processId,
        int version,
        String state,
        Map<String, String> about,
        Instant startedAt,
        List<String> at,
        long incidents) {}
