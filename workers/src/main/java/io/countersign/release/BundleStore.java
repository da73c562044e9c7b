package io.countersign.release;

import io.countersign.digest.Sha256;
import io.countersign.signing.Durably;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where sealed bundles lie. */
@Component
class BundleStore {
    private final Path bundles;

    /** @param bundles directory of the sealed bundles */
    BundleStore(@Value("${countersign.releases.directory:${countersign.data:data}/releases}") Path bundles) {
        this.bundles = bundles.toAbsolutePath();
    }

    /** Where the bundle of a release lies once it is sealed. */
    Path file(Release release) {
        return bundles.resolve("job-" + release.jobId()).resolve("release-" + release.version() + ".zip");
    }

    /** @param sha256 of the whole file */
    record Stored(String sha256, List<Manifest.FileEntry> entries) {}

    /** Writes the bundle, or writes it again. It is on the disk when the call returns. */
    Stored write(Release release, List<BundleFile> files) {
        Path file = file(release);
        try {
            return Durably.replace(file, out -> {
                Sha256.Output measured = new Sha256.Output(out);
                List<Manifest.FileEntry> entries = Bundle.write(files, measured);
                return new Stored(measured.sha256(), entries);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle " + file + " can't be written", e);
        }
    }

    boolean holds(Release release) {
        return Files.isRegularFile(file(release));
    }
}
