package io.countersign.api.job;

import io.countersign.job.Job;
import io.countersign.job.JobState;
import io.countersign.job.Participant;
import io.countersign.job.Policy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record JobView(
        String id,
        String owner,
        String name,
        String schemaId,
        Policy policy,
        List<Participant> participants,
        Instant deadline,
        JobState state,
        int revision,
        int items,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    static JobView of(Job job, List<Participant> participants) {
        return new JobView(
                String.valueOf(job.id()),
                job.owner(),
                job.name(),
                String.valueOf(job.schemaId()),
                job.policy(),
                participants,
                job.deadline(),
                job.state(),
                job.revision(),
                job.items(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt());
    }
}
