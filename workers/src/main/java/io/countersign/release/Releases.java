package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.job.JobAccess;
import io.countersign.job.Jobs;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.signing.KeyRing;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Releases as they can be read. */
@Component
public class Releases {
    private final ReleaseTable table;
    private final SignatureTable signatures;
    private final BundleStore store;
    private final KeyRing keys;
    private final Jobs jobs;
    private final JobAccess access;
    private final Trail trail;

    Releases(
            ReleaseTable table,
            SignatureTable signatures,
            BundleStore store,
            KeyRing keys,
            Jobs jobs,
            JobAccess access,
            Trail trail) {
        this.table = table;
        this.signatures = signatures;
        this.store = store;
        this.keys = keys;
        this.jobs = jobs;
        this.access = access;
        this.trail = trail;
    }

    /** @throws NotFound where there is no such release */
    public Release get(long id) {
        return table.get(id);
    }

    /** As {@link #get(long)}, for a person whose organisation owns the job or takes part in it. */
    public Release get(Actor.Person person, long id) {
        Release release = get(id);
        if (!access.isVisible(person, release.jobId())) {
            throw new Hidden(JobAccess.RULE, "release", matter(release));
        }
        return release;
    }

    /** The newest first. */
    public List<Release> ofJob(Actor.Person person, long jobId) {
        return table.ofJob(access.visible(person, jobId).id());
    }

    /**
     * Signatures and refusals, in the order in which they were given. A supplier sees its own and the manufacturer's, not those of
     * other suppliers.
     */
    public List<ReleaseSignature> signatures(Actor.Person person, Release release) {
        boolean owns = owner(release).equals(person.organisation());
        return signatures.of(release.id()).stream()
                .filter(signature -> owns
                        || signature.kind() == SignatureKind.COUNTERSIGN
                        || signature.organisation().equals(person.organisation()))
                .toList();
    }

    /** SHA-256 of the public key that seals bundles now, in hexadecimal: what an owner publishes. */
    public String keyFingerprint() {
        return keys.current().fingerprint();
    }

    /**
     * A sealed bundle to be read.
     *
     * @param fileName as it is offered to the person
     */
    public record SealedBundle(Path file, String fileName, String sha256) {}

    /**
     * Gives the sealed bundle to a job owner of the owning organisation, and keeps that in the trail.
     *
     * @param range the part that was asked for, as of HTTP, or null for the whole
     * @throws WrongState where the release is not sealed
     * @throws Refused for anybody else
     */
    @Transactional
    public SealedBundle download(Actor.Person actor, long releaseId, @Nullable String range) {
        Release release = get(actor, releaseId);
        if (!actor.organisation().equals(owner(release)) || !actor.has(Role.JOB_OWNER)) {
            throw new Refused("owner-exports", "A release is exported by a job owner of the organisation that owns it.")
                    .about(matter(release));
        }
        String sha256 = release.bundleSha256();
        if (sha256 == null) {
            throw new WrongState("Release {0} is not sealed.", releaseId);
        }
        if (!store.holds(release)) {
            throw new IllegalStateException("the sealed bundle " + store.file(release) + " is gone");
        }
        trail.append(
                actor,
                Change.ofJob(release.jobId(), "release.downloaded", "release", String.valueOf(releaseId))
                        .with("version", release.version())
                        .with("bundleSha256", sha256)
                        .with("range", range));
        return new SealedBundle(
                store.file(release), "release-" + release.jobId() + "-" + release.version() + ".zip", sha256);
    }

    private String owner(Release release) {
        return jobs.get(release.jobId()).owner();
    }

    static Matter matter(Release release) {
        return Matter.ofJob(release.jobId(), "release", release.id());
    }
}
