package io.countersign.story;

import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.job.JobState;
import io.countersign.problem.Invalid;
import io.countersign.pseudonym.Names;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells how a job stood at a moment. The owner's side sees all of it, a supplier its own packages, lots and people. */
@Component
public class JobMoments {
    private final JobAccess access;
    private final Moments moments;
    private final JobTrail trail;
    private final Lookups lookups;
    private final Names names;

    JobMoments(JobAccess access, Moments moments, JobTrail trail, Lookups lookups, Names names) {
        this.access = access;
        this.moments = moments;
        this.trail = trail;
        this.lookups = lookups;
        this.names = names;
    }

    @Transactional
    public JobMoment at(Actor.Person person, long jobId, Instant at) {
        @Nullable String part = part(person, access.visible(person, jobId));
        lookups.record(person, "job", String.valueOf(jobId), at);
        return moment(jobId, at, moments.last(jobId, at), part, names.seenBy(person));
    }

    /** @throws Invalid where the second moment is not after the first */
    @Transactional
    public JobComparison between(Actor.Person person, long jobId, Instant from, Instant to) {
        @Nullable String part = part(person, access.visible(person, jobId));
        if (!to.isAfter(from)) {
            throw new Invalid("to", "must be after {0}", from);
        }
        lookups.record(person, "job", String.valueOf(jobId), from, to);
        long first = moments.last(jobId, from);
        long last = moments.last(jobId, to);
        Names.View view = names.seenBy(person);
        return new JobComparison(
                moment(jobId, from, first, part, view),
                moment(jobId, to, last, part, view),
                trail.moves(jobId, first, last, part),
                trail.actions(jobId, first, last, part),
                trail.people(jobId, first, last, part, view));
    }

    private JobMoment moment(long jobId, Instant at, long last, @Nullable String part, Names.View view) {
        Map<String, Map<String, Long>> states = trail.states(jobId, last, part);
        return new JobMoment(
                String.valueOf(jobId),
                at,
                last,
                states.getOrDefault("JOB", Map.of()).keySet().stream()
                        .findFirst()
                        .map(state ->
                                JobState.valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .orElse(null),
                states.getOrDefault("ITEM", Map.of()),
                states.getOrDefault("PACKAGE", Map.of()),
                states.getOrDefault("LOT", Map.of()),
                trail.holds(jobId, last, part, view));
    }

    /** The organisation whose part alone may be seen; null where all may. */
    private static @Nullable String part(Actor.Person person, Job job) {
        return job.owner().equals(person.organisation()) ? null : person.organisation();
    }
}
