package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.digest.Sha256;
import io.countersign.signing.Pem;
import io.countersign.signing.SigningKey;
import io.countersign.testing.Domain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class BundleVerifierTest {
    private static final Domain domain = new Domain();
    private static Path sealed = Path.of(".");

    private final BundleVerifier verifier = new BundleVerifier(domain.get(JsonMapper.class));

    @TempDir
    private Path directory;

    @BeforeAll
    static void a_sealed_bundle() {
        ReleaseCase job = new ReleaseCase(domain, "tampering");
        Release release = job.signed();
        job.seal(release);
        sealed = domain.get(BundleStore.class).file(release);
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                edit(
                        "a changed label",
                        "labels/labels.jsonl",
                        "scratch",
                        "stretch",
                        "labels/labels.jsonl is not as the manifest says"),
                edit(
                        "a changed readme",
                        "README.txt",
                        "both sides",
                        "one side",
                        "README.txt is not as the manifest says"),
                edit(
                        "a changed certificate",
                        "certificate.html",
                        "meridian",
                        "somebody",
                        "certificate.html is not as the list of signatures says"),
                edit(
                        "a changed statement",
                        "signatures.json",
                        "\"name\":\"signatory-2\"",
                        "\"name\":\"signatory-3\"",
                        "the signature of signatory-3 of meridian is not valid"),
                edit(
                        "a changed figure",
                        "quality/report.json",
                        "\"adjudicated\":0",
                        "\"adjudicated\":1",
                        "quality/report.json is not as the manifest says"),
                tamper(
                        "a missing certificate",
                        files -> files.remove("certificate.html"),
                        "certificate.html is missing"),
                tamper(
                        "a missing file",
                        files -> files.remove("labels/labels.jsonl"),
                        "labels/labels.jsonl is missing"),
                tamper(
                        "a file more",
                        files -> files.put("labels/more.jsonl", new byte[0]),
                        "labels/more.jsonl does not belong to the release"),
                edit("a changed manifest", "manifest.json", "\"items\":6", "\"items\":7", "signed another manifest"),
                edit(
                        "a changed signer",
                        "signatures.json",
                        "supplier-west-signatory-1",
                        "supplier-west-signatory-9",
                        "the system's signature over signatures.json is not valid"),
                edit(
                        "a doubled signer",
                        "signatures.json",
                        "meridian-signatory-2",
                        "meridian-signatory-1",
                        "meridian-signatory-1 signed twice"),
                tamper("no seal", files -> files.remove("signatures.sig"), "signatures.sig is missing"),
                tamper(
                        "another seal",
                        files -> files.put("signatures.sig", new byte[64]),
                        "the system's signature over signatures.json is not valid"),
                tamper(
                        "a key of somebody else",
                        files -> files.put("public-key.pem", otherKey()),
                        "public-key.pem is not the key that signatures.json names"),
                tamper(
                        "a key that is none",
                        files -> files.put("public-key.pem", new byte[] {1}),
                        "manifest, signatures or key are not of their form"),
                tamper(
                        "a manifest that is no JSON",
                        files -> files.put("manifest.json", new byte[] {1}),
                        "manifest, signatures or key are not of their form"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void finds(String what, Consumer<Map<String, byte[]>> tampering, String problem) throws IOException {
        Map<String, byte[]> files = read(sealed);
        tampering.accept(files);
        Path tampered = directory.resolve("tampered.zip");
        Files.write(tampered, zip(files));
        Verification verification = verifier.verify(tampered);
        assertThat(verification.isIntact()).isFalse();
        assertThat(verification.problems()).anySatisfy(text -> assertThat(text).contains(problem));
    }

    @Test
    void finds_nothing_where_nothing_was_changed() throws IOException {
        Path copy = directory.resolve("copy.zip");
        Files.write(copy, zip(read(sealed)));
        assertThat(verifier.verify(copy).problems()).isEmpty();
    }

    @Test
    void finds_a_flipped_bit_anywhere() throws IOException {
        byte[] bytes = Files.readAllBytes(sealed);
        Path flipped = directory.resolve("flipped.zip");
        // Local headers, content, central directory: a prime step meets all of them.
        for (int at = 30; at < bytes.length; at += 97) {
            byte[] copy = bytes.clone();
            copy[at] ^= 0x10;
            Files.write(flipped, copy);
            if (!content(flipped).equals(content(sealed))) {
                assertThat(verifier.verify(flipped).isIntact())
                        .as("bit of byte %d", at)
                        .isFalse();
            }
        }
    }

    @Test
    void says_that_a_file_is_no_archive() throws IOException {
        Path text = Files.writeString(directory.resolve("text.zip"), "no archive");
        assertThat(verifier.verify(text).problems()).singleElement().asString().contains("no ZIP archive");
    }

    private static Arguments edit(String what, String path, String from, String to, String problem) {
        return tamper(
                what,
                files -> {
                    String text = new String(files.get(path), StandardCharsets.UTF_8);
                    assertThat(text).contains(from);
                    files.put(path, text.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8));
                },
                problem);
    }

    private static Arguments tamper(String what, Consumer<Map<String, byte[]>> tampering, String problem) {
        return Arguments.of(what, tampering, problem);
    }

    private static byte[] otherKey() {
        return Pem.write(SigningKey.fresh().publicKey(), "PUBLIC KEY").getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, byte[]> read(Path bundle) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** As an archiver sees it, by the central directory; nothing where it can't be read. */
    private static Map<String, String> content(Path bundle) {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), Sha256.of(zip.getInputStream(entry).readAllBytes()));
            }
            return files;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
