package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes sealed releases out of use. */
@Component
public class Deprecations {
    private final Releases releases;
    private final ReleaseTable table;
    private final DeprecationTable deprecations;
    private final Jobs jobs;
    private final Trail trail;
    private final InstantSource clock;

    Deprecations(
            Releases releases,
            ReleaseTable table,
            DeprecationTable deprecations,
            Jobs jobs,
            Trail trail,
            InstantSource clock) {
        this.releases = releases;
        this.table = table;
        this.deprecations = deprecations;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    /** Empty where the release may be used. */
    public Optional<Deprecation> of(long releaseId) {
        return deprecations.of(releaseId);
    }

    /** By id of the release. */
    public Map<Long, Deprecation> ofJob(long jobId) {
        return deprecations.ofJob(jobId);
    }

    /**
     * Says that a sealed release is not to be used any more. It stays as it is, its bundle can still be had. The same again by anybody
     * changes nothing.
     *
     * @param replacedBy version of the job's releases to use instead, sealed and not deprecated itself; or null
     * @throws Invalid where no reason is given, or {@code replacedBy} is no such version
     * @throws WrongState where the release is not sealed, or was deprecated for another reason
     * @throws Refused for anybody but a job owner of the organisation that owns the job
     */
    @Transactional
    public void deprecate(Actor.Person actor, long releaseId, String reason, @Nullable Integer replacedBy) {
        Release visible = releases.get(actor, releaseId);
        if (!actor.organisation().equals(jobs.get(visible.jobId()).owner()) || !actor.has(Role.JOB_OWNER)) {
            throw new Refused(
                            "owner-deprecates",
                            "A release is deprecated by a job owner of the organisation that owns it.")
                    .about(Releases.matter(visible));
        }
        if (reason.isBlank()) {
            throw new Invalid("reason", "is needed to deprecate a release");
        }
        Release release = table.lock(releaseId);
        if (release.state() != ReleaseState.SEALED) {
            throw new WrongState("Release {0} is not sealed.", releaseId);
        }
        Optional<Deprecation> before = deprecations.of(releaseId);
        if (before.isPresent()) {
            requireSame(before.get(), reason.strip(), replacedBy);
            return;
        }
        requireReplacement(release, replacedBy);
        deprecations.insert(new Deprecation(
                releaseId,
                reason.strip(),
                replacedBy,
                actor.subject(),
                actor.organisation(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        trail.append(
                actor,
                Change.ofJob(release.jobId(), "release.deprecated", "release", String.valueOf(releaseId))
                        .with("version", release.version())
                        .with("replacedBy", replacedBy)
                        .because(reason.strip()));
    }

    private static void requireSame(Deprecation before, String reason, @Nullable Integer replacedBy) {
        if (!before.reason().equals(reason) || !Objects.equals(before.replacedBy(), replacedBy)) {
            throw new WrongState("Release {0} was deprecated for another reason.", before.releaseId());
        }
    }

    private void requireReplacement(Release release, @Nullable Integer version) {
        if (version == null) {
            return;
        }
        int wanted = version;
        boolean usable = table.ofJob(release.jobId()).stream()
                .anyMatch(other -> other.version() == wanted
                        && other.id() != release.id()
                        && other.state() == ReleaseState.SEALED
                        && deprecations.of(other.id()).isEmpty());
        if (!usable) {
            throw new Invalid("replacedBy", "is no other sealed release of this job that may be used: {0}", version);
        }
    }
}
