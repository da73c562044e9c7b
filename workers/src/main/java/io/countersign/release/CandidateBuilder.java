package io.countersign.release;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobState;
import io.countersign.job.Jobs;
import io.countersign.problem.WrongState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Builds what is put before the signatories: the accepted items with their newest labels, and the manifest of all that. */
@Component
class CandidateBuilder {
    private final Jobs jobs;
    private final ReleaseTable releases;
    private final ManifestFacts facts;
    private final LabelFiles labelFiles;
    private final PartStore parts;
    private final Dossier dossier;
    private final ReleaseDocuments documents;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;

    CandidateBuilder(
            Jobs jobs,
            ReleaseTable releases,
            ManifestFacts facts,
            LabelFiles labelFiles,
            PartStore parts,
            Dossier dossier,
            ReleaseDocuments documents,
            JdbcClient jdbc,
            JsonMapper json,
            Trail trail,
            InstantSource clock) {
        this.jobs = jobs;
        this.releases = releases;
        this.facts = facts;
        this.labelFiles = labelFiles;
        this.parts = parts;
        this.dossier = dossier;
        this.documents = documents;
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The next version of the job's release. One that is on its way already is given back as it is.
     *
     * @throws WrongState where the job is not in release, or is cancelled meanwhile, or has no accepted item, or one without labels
     */
    @Transactional
    public long build(Actor actor, long jobId) {
        Job job = jobs.get(jobId);
        return releases.underWay(jobId).map(Release::id).orElseGet(() -> fresh(actor, job));
    }

    private long fresh(Actor actor, Job job) {
        if (job.state() != JobState.IN_RELEASE) {
            throw new WrongState(
                    "Job {0} is {1}, not in release.", job.id(), job.state().id());
        }
        // PostgreSQL keeps microseconds; what is signed must be what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int version = releases.nextVersion(job.id());
        long id = releases.insert(job.id(), version, now);
        int items = gather(id, job.id());
        Manifest manifest = manifest(actor, job, id, version, now, items);
        String text = manifest.canonical(json);
        releases.describe(id, items, text);
        jobs.goingOn(job.id());
        trail.append(
                actor,
                Change.ofJob(job.id(), "release.built", "release", String.valueOf(id))
                        .to(Map.of("state", "candidate", "version", version, "manifestSha256", Sha256.of(text)))
                        .with("version", version)
                        .with("items", items)
                        .with("manifestSha256", Sha256.of(text)));
        return id;
    }

    private int gather(long releaseId, long jobId) {
        int added =
                jdbc.sql("""
                insert into release_item (release_id, item_no, consensus_id)
                select :release, i.no, c.id from item i
                join lateral (select id from consensus where job_id = i.job_id and item_no = i.no
                              order by revision desc limit 1) c on true
                where i.job_id = :job and i.state = 'ACCEPTED'""").param("release", releaseId).param("job", jobId).update();
        int accepted = jdbc.sql("select count(*) from item where job_id = :job and state = 'ACCEPTED'")
                .param("job", jobId)
                .query(Integer.class)
                .single();
        if (accepted == 0 || added != accepted) {
            throw new WrongState("Job {0} has {1} accepted items, and labels of {2} of them.", jobId, accepted, added);
        }
        return added;
    }

    private Manifest manifest(Actor actor, Job job, long id, int version, Instant now, int items) {
        Manifest bare = new Manifest(
                Manifest.FORMAT,
                new Manifest.JobEntry(String.valueOf(job.id()), job.name(), job.owner(), job.createdBy()),
                version,
                now,
                actor.subject(),
                facts.schema(job.schemaId()),
                json.valueToTree(job.policy()),
                facts.suppliers(job.id()),
                job.policy().signaturesNeeded(),
                items,
                facts.itemsByModality(id),
                facts.classes(id),
                facts.licences(id),
                List.of(),
                facts.events(job.id()));
        List<BundleFile> files = labelFiles.of(id, bare);
        Manifest labels = bare.withFiles(parts.write(id, files));
        List<Bundle.Bytes> texts = dossier.of(id, labels, LabelFiles.losses(files));
        documents.keep(id, texts);
        return labels.withFiles(Dossier.entries(labels, texts));
    }
}
