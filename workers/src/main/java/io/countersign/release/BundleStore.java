package io.countersign.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where sealed bundles and the key that seals them lie. */
@Component
class BundleStore {
    private final Path bundles;
    private final Path keyFile;

    /**
     * @param bundles directory of the sealed bundles
     * @param keyFile of the system's key pair; it is made at the first seal
     */
    BundleStore(
            @Value("${countersign.releases.directory:${countersign.data:data}/releases}") String bundles,
            @Value("${countersign.releases.key-file:${countersign.data:data}/keys/release-ed25519.pem}")
                    String keyFile) {
        this.bundles = Path.of(bundles).toAbsolutePath();
        this.keyFile = Path.of(keyFile).toAbsolutePath();
    }

    SigningKey key() {
        return SigningKey.in(keyFile);
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
