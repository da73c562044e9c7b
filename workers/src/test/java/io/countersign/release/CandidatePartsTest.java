package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.signing.Durably;
import io.countersign.testing.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CandidatePartsTest {
    private static final Domain domain = new Domain();

    @AfterAll
    static void close() {
        domain.close();
    }

    private final PartStore parts = domain.get(PartStore.class);

    @Test
    void are_what_is_sealed_and_gone_afterwards() throws IOException {
        ReleaseCase job = new ReleaseCase(domain, "parts");
        Release release = job.signed();
        Manifest manifest = manifest(release);
        assertThat(kept(release, manifest)).isNotEmpty().allMatch(file -> !isWrittenAnew(file));
        job.seal(release);
        assertIntact(job, release);
        assertThat(kept(release, manifest)).allMatch(CandidatePartsTest::isWrittenAnew);
    }

    @Test
    void are_not_needed() throws IOException {
        ReleaseCase job = new ReleaseCase(domain, "without parts");
        Release release = job.signed();
        parts.forget(release.id());
        job.seal(release);
        assertIntact(job, release);
    }

    @Test
    void are_written_anew_where_they_are_cut_off_or_changed() throws IOException {
        ReleaseCase job = new ReleaseCase(domain, "broken parts");
        Release release = job.signed();
        List<Path> files;
        Path candidates =
                Durably.directoryOf(domain.get(BundleStore.class).file(release)).resolveSibling("candidates");
        try (Stream<Path> all = Files.list(candidates.resolve("release-" + release.id()))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(2);
        byte[] whole = Files.readAllBytes(files.get(0));
        Files.write(files.get(0), Arrays.copyOf(whole, whole.length - 9));
        Files.write(files.get(1), new byte[] {1, 2, 3});
        Files.copy(files.get(2), files.get(3), StandardCopyOption.REPLACE_EXISTING);
        job.seal(release);
        assertIntact(job, release);
    }

    private static void assertIntact(ReleaseCase job, Release release) throws IOException {
        assertThat(job.release(release.id()).state()).isEqualTo(ReleaseState.SEALED);
        assertThat(new BundleVerifier(domain.get(JsonMapper.class))
                        .verify(domain.get(BundleStore.class).file(release))
                        .problems())
                .isEmpty();
    }

    private static boolean isWrittenAnew(BundleFile file) {
        return !(file instanceof PartStore.Part);
    }

    private List<BundleFile> kept(Release release, Manifest manifest) {
        return parts.kept(release.id(), domain.get(LabelFiles.class).of(release.id(), manifest), manifest);
    }

    private static Manifest manifest(Release release) {
        return Manifest.read(domain.get(JsonMapper.class), release.manifest());
    }
}
