package io.countersign.release;

import io.countersign.digest.Sha256;
import io.countersign.signing.Pem;
import io.countersign.signing.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealed file: a ZIP archive of the manifest, the files it names, the signatures, and the public key to check them with. Entries
 * are sorted and bear one fixed time, so that the same release gives the same bytes.
 */
final class Bundle {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURES = "signatures.json";
    static final String SEAL = "signatures.sig";
    static final String PUBLIC_KEY = "public-key.pem";

    /** Local, hence the same in every time zone; the first that a ZIP archive can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Bundle() {}

    record Bytes(String path, byte[] content) implements BundleFile {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    /** The files that stand beside those that the manifest names: signatures, what is made of them, and their seal. */
    static List<BundleFile> envelope(JsonMapper json, Release release, List<ReleaseSignature> signed, SigningKey key)
            throws IOException {
        List<SignatureList.Entry> entries = SignatureList.entries(json, signed, key);
        Bytes certificate = Certificate.of(Manifest.read(json, release.manifest()), release.manifestSha256(), entries);
        byte[] signatures = SignatureList.of(release, entries, List.of(certificate.measure()), key)
                .canonical(json);
        return List.of(
                certificate,
                new Bytes(MANIFEST, release.manifest().getBytes(StandardCharsets.UTF_8)),
                new Bytes(SIGNATURES, signatures),
                new Bytes(SEAL, key.sign(signatures)),
                new Bytes(PUBLIC_KEY, Pem.write(key.publicKey(), "PUBLIC KEY").getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Writes the archive and leaves the stream open.
     *
     * @return what was written, in the order of the paths
     */
    static List<Manifest.FileEntry> write(List<BundleFile> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        List<Manifest.FileEntry> written = new ArrayList<>();
        for (BundleFile file :
                files.stream().sorted(Comparator.comparing(BundleFile::path)).toList()) {
            ZipEntry entry = new ZipEntry(file.path());
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            Sha256.Output measured = new Sha256.Output(zip);
            file.writeTo(measured);
            zip.closeEntry();
            written.add(new Manifest.FileEntry(file.path(), measured.bytes(), measured.sha256()));
        }
        zip.finish();
        return written;
    }
}
