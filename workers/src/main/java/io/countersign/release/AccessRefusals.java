package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the refusal of a signature or an export in the trail, though the transaction that it ends is rolled back. */
@Component
class AccessRefusals {
    private final Trail trail;

    AccessRefusals(Trail trail) {
        this.trail = trail;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void record(Actor.Person person, Release release, Refused refused) {
        trail.append(
                person,
                Change.ofJob(release.jobId(), "access.refused", "release", String.valueOf(release.id()))
                        .with("rule", refused.rule())
                        .with("version", release.version())
                        .because(refused.getMessage()));
    }
}
