package io.countersign.release;

import io.countersign.digest.Sha256;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The files of labels of a candidate, as they were when its manifest was made, so that its seal need not write them a second time. What
 * is missing here is written anew from the records; what is sealed is checked against the manifest either way.
 */
@Component
class PartStore {
    private static final int BUFFER = 1 << 16;

    private final Path directory;

    /** @param bundles directory of the sealed bundles */
    PartStore(@Value("${countersign.releases.directory:${countersign.data:data}/releases}") Path bundles) {
        this.directory = bundles.toAbsolutePath().resolve("candidates");
    }

    /**
     * Writes them and says what they came to, in their order. A candidate that is built again replaces what a transaction that was
     * rolled back left under the same number.
     */
    List<Manifest.FileEntry> write(long releaseId, List<BundleFile> files) {
        List<Manifest.FileEntry> entries = new ArrayList<>();
        try {
            FileSystemUtils.deleteRecursively(place(releaseId));
            Files.createDirectories(place(releaseId));
            for (BundleFile file : files) {
                try (OutputStream out = new BufferedOutputStream(
                        new Fast(Files.newOutputStream(part(releaseId, file.path()))), BUFFER)) {
                    Sha256.Output measured = new Sha256.Output(out);
                    file.writeTo(measured);
                    entries.add(new Manifest.FileEntry(file.path(), measured.bytes(), measured.sha256()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of release " + releaseId, e);
        }
        return entries;
    }

    /**
     * The same files, from here where they are here and as the manifest says. A part that a power cut or a hand has changed counts as
     * missing.
     */
    List<BundleFile> kept(long releaseId, List<BundleFile> files, Manifest manifest) {
        Set<Manifest.FileEntry> promised = Set.copyOf(manifest.files());
        return files.stream()
                .map(file -> {
                    Part part = new Part(file.path(), part(releaseId, file.path()));
                    return part.isOneOf(promised) ? part : file;
                })
                .toList();
    }

    /** Forgets them; a seal that has to be repeated writes them anew. */
    void forget(long releaseId) {
        try {
            FileSystemUtils.deleteRecursively(place(releaseId));
        } catch (IOException e) {
            throw new UncheckedIOException("the files of release " + releaseId, e);
        }
    }

    private Path place(long releaseId) {
        return directory.resolve("release-" + releaseId);
    }

    private Path part(long releaseId, String path) {
        return place(releaseId).resolve(path.replace('/', '_') + ".gz");
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    record Part(String path, Path file) implements BundleFile {
        boolean isOneOf(Set<Manifest.FileEntry> promised) {
            try {
                return Files.isRegularFile(file) && promised.contains(measure());
            } catch (EOFException | ZipException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
                in.transferTo(out);
            }
        }
    }
}
