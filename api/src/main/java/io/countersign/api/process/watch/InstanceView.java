package io.countersign.api.process.watch;

import io.countersign.process.watch.RunningInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * @param state running, completed or cancelled
 * @param about jobId, packageId, lotId, releaseId, as far as it is about such
 * @param at ids of the elements where it is
 */
record InstanceView(
        String key,
        String processId,
        int version,
        String state,
        Map<String, String> about,
        Instant startedAt,
        List<String> at,
        long incidents) {
    static InstanceView of(RunningInstance one) {
        return new InstanceView(
                String.valueOf(one.key()),
                one.processId(),
                one.version(),
                one.state(),
                one.about(),
                one.startedAt(),
                one.at(),
                one.incidents());
    }
}
