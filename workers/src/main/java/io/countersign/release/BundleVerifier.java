package io.countersign.release;

import io.countersign.digest.Sha256;
import io.countersign.signing.Pem;
import io.countersign.signing.SigningKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a sealed bundle with nothing but the bundle: that it holds exactly the files of its manifest, that everybody needed signed
 * this very manifest, and that the system sealed it. Whether the key in it is the system's own shows only its fingerprint.
 */
public final class BundleVerifier {
    private static final Set<String> ENVELOPE =
            Set.of(Bundle.MANIFEST, Bundle.SIGNATURES, Bundle.SEAL, Bundle.PUBLIC_KEY);
    private static final int MOST_ENVELOPE_BYTES = 16 << 20;

    private final JsonMapper json;

    public BundleVerifier(JsonMapper json) {
        this.json = json;
    }

    /** @throws IOException where the file can't be read at all; one that is no archive is a problem of the bundle */
    public Verification verify(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
            return new Check(zip).run();
        } catch (ZipException e) {
            return new Verification(List.of("the bundle is no ZIP archive: " + e.getMessage()), "", List.of());
        }
    }

    private final class Check {
        private final ZipFile zip;
        private final List<String> problems = new ArrayList<>();

        Check(ZipFile zip) {
            this.zip = zip;
        }

        Verification run() throws IOException {
            byte[] manifestBytes = envelope(Bundle.MANIFEST);
            byte[] signatureBytes = envelope(Bundle.SIGNATURES);
            byte[] seal = envelope(Bundle.SEAL);
            byte[] pem = envelope(Bundle.PUBLIC_KEY);
            if (!problems.isEmpty()) {
                return new Verification(problems, "", List.of());
            }
            Manifest manifest;
            SignatureList list;
            byte[] key;
            byte[] namedKey;
            byte[] manifestSignature;
            try {
                manifest = Manifest.read(json, new String(manifestBytes, StandardCharsets.UTF_8));
                list = json.readValue(signatureBytes, SignatureList.class);
                key = Pem.read(new String(pem, StandardCharsets.US_ASCII), "PUBLIC KEY");
                namedKey = Base64.getDecoder().decode(list.system().publicKey());
                manifestSignature = Base64.getDecoder().decode(list.system().manifestSignature());
            } catch (JacksonException | IllegalArgumentException e) {
                return new Verification(
                        List.of("manifest, signatures or key are not of their form: " + e.getMessage()), "", List.of());
            }
            String digest = Sha256.of(manifestBytes);
            if (!list.manifestSha256().equals(digest)) {
                problems.add("manifest.json has SHA-256 " + digest + ", but " + list.manifestSha256() + " was signed");
            }
            if (!Arrays.equals(namedKey, key)) {
                problems.add("public-key.pem is not the key that signatures.json names");
            }
            // The reader of PEM passes over characters that are none of Base64; the file must still be the one that was
            // written.
            if (!Pem.write(key, "PUBLIC KEY").equals(new String(pem, StandardCharsets.US_ASCII))) {
                problems.add("public-key.pem is not as it was written");
            }
            if (!SigningKey.verifies(key, manifestBytes, manifestSignature)) {
                problems.add("the system's signature over manifest.json is not valid");
            }
            if (!SigningKey.verifies(key, signatureBytes, seal)) {
                problems.add("the system's signature over signatures.json is not valid");
            }
            problems.addAll(SigningRules.missing(manifest, digest, list.consents()));
            for (SignatureList.Entry entry : list.signatures()) {
                if (!isSigned(key, entry)) {
                    problems.add("the signature of " + entry.name() + " of " + entry.organisation() + " is not valid");
                }
            }
            files(manifest, list);
            return new Verification(
                    problems,
                    Sha256.of(key),
                    list.signatures().stream()
                            .map(entry -> entry.organisation() + ": " + entry.name())
                            .toList());
        }

        private boolean isSigned(byte[] key, SignatureList.Entry entry) {
            try {
                return SigningKey.verifies(
                        key,
                        entry.statement().canonical(json),
                        Base64.getDecoder().decode(entry.signature()));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void files(Manifest manifest, SignatureList list) throws IOException {
            Set<String> expected = new TreeSet<>();
            for (Manifest.FileEntry file : manifest.files()) {
                file(expected, file, "the manifest");
            }
            for (Manifest.FileEntry file : list.sealed()) {
                file(expected, file, "the list of signatures");
            }
            if (!expected.contains(Certificate.PATH)) {
                problems.add("the list of signatures names no " + Certificate.PATH);
            }
            Set<String> seen = new HashSet<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!seen.add(entry.getName())) {
                    problems.add(entry.getName() + " is in the archive twice");
                } else if (!expected.contains(entry.getName()) && !ENVELOPE.contains(entry.getName())) {
                    problems.add(entry.getName() + " does not belong to the release");
                }
            }
        }

        private void file(Set<String> expected, Manifest.FileEntry file, String whose) throws IOException {
            if (!expected.add(file.path()) || ENVELOPE.contains(file.path())) {
                problems.add(whose + " names " + file.path() + " wrongly");
            }
            ZipEntry entry = zip.getEntry(file.path());
            if (entry == null) {
                problems.add(file.path() + " is missing");
            } else if (!file.equals(measure(entry))) {
                problems.add(file.path() + " is not as " + whose + " says");
            }
        }

        private Manifest.FileEntry measure(ZipEntry entry) throws IOException {
            Sha256.Output measured = new Sha256.Output(OutputStream.nullOutputStream());
            try (InputStream in = zip.getInputStream(entry)) {
                in.transferTo(measured);
            } catch (ZipException | EOFException e) {
                return new Manifest.FileEntry(entry.getName(), -1, "unreadable");
            }
            return new Manifest.FileEntry(entry.getName(), measured.bytes(), measured.sha256());
        }

        private byte[] envelope(String path) throws IOException {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null) {
                problems.add(path + " is missing");
                return new byte[0];
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(MOST_ENVELOPE_BYTES + 1);
                if (bytes.length > MOST_ENVELOPE_BYTES) {
                    problems.add(path + " is larger than " + MOST_ENVELOPE_BYTES + " bytes");
                }
                return bytes;
            } catch (ZipException | EOFException e) {
                problems.add(path + " can't be read: " + e.getMessage());
                return new byte[0];
            }
        }
    }
}
