package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.job.Jobs;
import io.countersign.problem.AtMost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes items into a draft, as many as there are: read as they come, written by COPY, all in one transaction or none. */
@Component
public class ItemImport {
    private final JobAccess access;
    private final Jobs jobs;
    private final ImportStage stage;
    private final JsonLinesManifest jsonLines;
    private final CsvManifest csv;
    private final Archive archive;
    private final MediaStore store;
    private final Trail trail;
    private final long atMost;

    ItemImport(
            JobAccess access,
            Jobs jobs,
            ImportStage stage,
            JsonLinesManifest jsonLines,
            CsvManifest csv,
            Archive archive,
            MediaStore store,
            Trail trail,
            @Value("${countersign.items.max-bytes:8589934592}") long atMost) {
        this.access = access;
        this.jobs = jobs;
        this.stage = stage;
        this.jsonLines = jsonLines;
        this.csv = csv;
        this.archive = archive;
        this.store = store;
        this.trail = trail;
        this.atMost = atMost;
    }

    /** @param sha256 of what was sent */
    public record Imported(int items, int firstNo, int lastNo, String sha256) {}

    /** Items whose media is stored already, or kept elsewhere. */
    @Transactional
    public Imported manifest(Actor.Person person, long jobId, ManifestFormat format, InputStream content) {
        return take(person, jobId, content, bytes -> stage.load(format == ManifestFormat.CSV ? csv : jsonLines, bytes));
    }

    /**
     * A folder as a zip file: the media, and {@code manifest.jsonl} or {@code manifest.csv} whose {@code media} names files beside
     * it. Without a manifest every file is an item, named by its path.
     */
    @Transactional
    public Imported folder(Actor.Person person, long jobId, InputStream zip) {
        try (MediaStore.Batch batch = store.begin()) {
            Imported imported = take(person, jobId, zip, bytes -> archive.load(bytes, batch));
            // Before the commit: a row without its file would be a promise that nobody keeps.
            batch.keep();
            return imported;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Loading {
        void load(InputStream content) throws IOException;
    }

    private Imported take(Actor.Person person, long jobId, InputStream content, Loading loading) {
        access.owned(person, jobId);
        Job job = jobs.lockForImport(jobId);
        MessageDigest digest = Sha256.digest();
        stage.create();
        try {
            loading.load(new DigestInputStream(new AtMost(atMost, content), digest));
        } catch (IOException e) {
            throw new UncheckedIOException("the import was not read to its end", e);
        }
        int items = stage.moveIntoItems(jobId, job.items());
        stage.drop();
        jobs.imported(jobId, items);
        Imported imported = new Imported(items, job.items() + 1, job.items() + items, Sha256.of(digest));
        trail.append(
                person,
                Change.ofJob(jobId, "items.imported", "job", String.valueOf(jobId))
                        .with("items", items)
                        .with("firstNo", imported.firstNo())
                        .with("lastNo", imported.lastNo())
                        .with("sha256", imported.sha256()));
        return imported;
    }
}
