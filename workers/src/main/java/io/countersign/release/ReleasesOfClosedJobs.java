package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.JobClosing;
import io.countersign.processes.RefusalDecision;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever cancels a job in release gives its release up: it waits for no more signatures. */
@Component
class ReleasesOfClosedJobs implements JobClosing {
    private static final String REASON = "The job was cancelled.";

    private final ReleaseTable releases;
    private final Trail trail;

    ReleasesOfClosedJobs(ReleaseTable releases, Trail trail) {
        this.releases = releases;
        this.trail = trail;
    }

    @Override
    public void jobClosing(Actor actor, long jobId) {
        releases.underWay(jobId).map(release -> releases.lock(release.id())).ifPresent(release -> {
            if (release.state() == ReleaseState.CANDIDATE || release.state() == ReleaseState.SIGNED) {
                releases.move(release.id(), ReleaseState.REFUSED);
                releases.decided(release.id(), RefusalDecision.WITHDRAW, REASON);
                trail.append(
                        actor,
                        Change.ofJob(jobId, "release.withdrawn", "release", String.valueOf(release.id()))
                                .from(Map.of("state", release.state().name()))
                                .to(Map.of("state", ReleaseState.REFUSED.name()))
                                .with("version", release.version())
                                .because(REASON));
            }
        });
    }
}
