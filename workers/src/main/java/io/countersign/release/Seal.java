package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.item.Items;
import io.countersign.job.Jobs;
import io.countersign.problem.WrongState;
import io.countersign.proof.CheckpointPulse;
import io.countersign.signing.KeyRing;
import io.countersign.signing.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals a release that everybody signed. The bundle is written before the commit: if the process dies in between, the repeat writes
 * it anew to the same place.
 */
@Component
class Seal {
    private final ReleaseTable releases;
    private final SignatureTable signatures;
    private final LabelFiles labelFiles;
    private final PartStore parts;
    private final ReleaseDocuments documents;
    private final BundleStore store;
    private final KeyRing keys;
    private final Items items;
    private final Jobs jobs;
    private final JsonMapper json;
    private final Trail trail;
    private final CheckpointPulse checkpoint;
    private final InstantSource clock;

    Seal(
            ReleaseTable releases,
            SignatureTable signatures,
            LabelFiles labelFiles,
            PartStore parts,
            ReleaseDocuments documents,
            BundleStore store,
            KeyRing keys,
            Items items,
            Jobs jobs,
            JsonMapper json,
            Trail trail,
            CheckpointPulse checkpoint,
            InstantSource clock) {
        this.releases = releases;
        this.signatures = signatures;
        this.labelFiles = labelFiles;
        this.parts = parts;
        this.documents = documents;
        this.store = store;
        this.keys = keys;
        this.items = items;
        this.jobs = jobs;
        this.json = json;
        this.trail = trail;
        this.checkpoint = checkpoint;
        this.clock = clock;
    }

    /**
     * Once; a release that is sealed stays as it is.
     *
     * @throws WrongState where a signature is missing, or the labels are no longer those of the manifest
     */
    @Transactional
    public Release seal(Actor actor, long releaseId) {
        Release release = releases.lock(releaseId);
        if (release.state() == ReleaseState.SEALED) {
            return release;
        }
        List<ReleaseSignature> given = signatures.consenting(releaseId);
        Manifest manifest = Manifest.read(json, release.manifest());
        requireComplete(release, manifest, given);
        SigningKey key = keys.current();
        String sha256 = write(release, manifest, given, key);
        releases.sealed(releaseId, sha256, clock.instant());
        items.released(release.jobId(), releaseId);
        jobs.released(actor, release.jobId());
        trail.append(
                actor,
                Change.ofJob(release.jobId(), "release.sealed", "release", String.valueOf(releaseId))
                        .from(Map.of("state", "signed"))
                        .to(Map.of("state", "sealed", "bundleSha256", sha256))
                        .with("version", release.version())
                        .with("items", release.items())
                        .with("manifestSha256", release.manifestSha256())
                        .with("bundleSha256", sha256)
                        .with("keyFingerprint", key.fingerprint()));
        parts.forget(releaseId);
        checkpoint.afterCommit();
        return releases.get(releaseId);
    }

    private static void requireComplete(Release release, Manifest manifest, List<ReleaseSignature> given) {
        List<String> missing = new ArrayList<>(
                SigningRules.missing(manifest, Sha256.of(release.manifest()), SignatureTable.consents(given)));
        if (release.state() != ReleaseState.SIGNED) {
            missing.add(0, "it is " + release.state());
        }
        if (!missing.isEmpty()) {
            throw new WrongState("Release {0} can't be sealed: {1}.", release.id(), String.join("; ", missing));
        }
    }

    private String write(Release release, Manifest manifest, List<ReleaseSignature> given, SigningKey key) {
        List<BundleFile> files =
                new ArrayList<>(parts.kept(release.id(), labelFiles.of(release.id(), manifest), manifest));
        files.addAll(documents.of(release.id()));
        try {
            files.addAll(Bundle.envelope(json, release, given, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BundleStore.Stored stored = store.write(release, files);
        for (Manifest.FileEntry promised : manifest.files()) {
            if (!stored.entries().contains(promised)) {
                throw new WrongState(
                        "Release {0} can't be sealed: {1} is no longer what its manifest says.",
                        release.id(), promised.path());
            }
        }
        return stored.sha256();
    }
}
