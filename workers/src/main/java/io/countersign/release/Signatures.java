package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.ReleaseDataset;
import io.countersign.processes.TaskKind;
import io.countersign.processes.Variable;
import io.countersign.task.ClaimedTask;
import io.countersign.task.Desk;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes what people say about a release. Each signature is over the manifest's digest, and stays. */
@Component
public class Signatures {
    private final Desk desk;
    private final ReleaseTable releases;
    private final SignatureTable signatures;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;

    Signatures(
            Desk desk,
            ReleaseTable releases,
            SignatureTable signatures,
            JsonMapper json,
            Trail trail,
            InstantSource clock) {
        this.desk = desk;
        this.releases = releases;
        this.signatures = signatures;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Signs for a supplier.
     *
     * @param manifestSha256 of the manifest that the person has seen
     * @throws Invalid where that is not the manifest of the release
     * @throws WrongState where the task is not the person's, or the release waits for no such signature
     * @throws Refused where the rules forbid this person to sign
     */
    @Transactional
    public void sign(Actor.Person actor, long taskId, String manifestSha256) {
        consent(actor, desk.require(actor, taskId, TaskKind.SIGN), manifestSha256);
    }

    /** Signs for the manufacturer; otherwise as {@link #sign}. */
    @Transactional
    public void countersign(Actor.Person actor, long taskId, String manifestSha256) {
        consent(actor, desk.require(actor, taskId, TaskKind.COUNTERSIGN), manifestSha256);
    }

    /**
     * Refuses, for either side: the release is refused, and its owner decides what becomes of it.
     *
     * @throws Invalid where no reason is given
     */
    @Transactional
    public void refuse(Actor.Person actor, long taskId, String reason) {
        if (reason.isBlank()) {
            throw new Invalid("reason", "is needed to refuse a release");
        }
        ClaimedTask task = desk.require(actor, taskId, TaskKind.SIGN, TaskKind.COUNTERSIGN);
        Release release = record(actor, task, reason.strip());
        releases.move(release.id(), ReleaseState.REFUSED);
        append(actor, release, "release.refused", ReleaseState.REFUSED, reason.strip());
        desk.complete(actor, task, Variable.map(ReleaseDataset.Variables.REFUSED.is(true)));
    }

    private void consent(Actor.Person actor, ClaimedTask task, String manifestSha256) {
        SignatureKind kind = kind(task);
        Release seen = releases.get(task.releaseIdOrFail());
        if (!seen.manifestSha256().equals(manifestSha256)) {
            throw new Invalid("manifestSha256", "is not the digest of this release's manifest");
        }
        Release release = record(actor, task, null);
        ReleaseState after = release.state();
        if (kind == SignatureKind.SIGN && isSignedBySuppliers(release)) {
            after = ReleaseState.SIGNED;
            releases.move(release.id(), after);
        }
        append(actor, release, kind == SignatureKind.SIGN ? "release.signed" : "release.countersigned", after, null);
        desk.complete(actor, task, Map.of());
    }

    /** Adds the signature or refusal, and returns the locked release as it was before. */
    private Release record(Actor.Person actor, ClaimedTask task, @Nullable String refusal) {
        SignatureKind kind = kind(task);
        Release release = releases.lock(task.releaseIdOrFail());
        ReleaseState expected = kind == SignatureKind.SIGN ? ReleaseState.CANDIDATE : ReleaseState.SIGNED;
        if (release.state() != expected) {
            throw new WrongState("Release {0} is {1}; it waits for no such signature.", release.id(), release.state());
        }
        List<Consent> given = SignatureTable.consents(signatures.of(release.id()));
        SigningRules.objection(Manifest.read(json, release.manifest()), kind, actor, given)
                .ifPresent(refused -> {
                    throw refused.about(Releases.matter(release));
                });
        signatures.add(release, kind, actor, refusal, task.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return release;
    }

    private boolean isSignedBySuppliers(Release release) {
        return SigningRules.isSignedBySuppliers(
                Manifest.read(json, release.manifest()), SignatureTable.consents(signatures.consenting(release.id())));
    }

    private static SignatureKind kind(ClaimedTask task) {
        return task.kind() == TaskKind.SIGN ? SignatureKind.SIGN : SignatureKind.COUNTERSIGN;
    }

    private void append(
            Actor.Person actor, Release release, String action, ReleaseState after, @Nullable String reason) {
        trail.append(
                actor,
                Change.ofJob(release.jobId(), action, "release", String.valueOf(release.id()))
                        .from(Map.of("state", release.state().name()))
                        .to(Map.of("state", after.name()))
                        .with("state", List.of(release.state().name(), after.name()))
                        .with("version", release.version())
                        .with("manifestSha256", release.manifestSha256())
                        .because(reason));
    }
}
