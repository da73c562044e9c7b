package io.countersign.release;

import io.countersign.audit.CanonicalJson;
import io.countersign.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** {@code signatures.json}: who stands behind a manifest. */
record SignatureList(
        String format,
        String manifestSha256,
        List<Entry> signatures,
        List<Manifest.FileEntry> sealed,
        SystemEntry system) {
    static final String FORMAT = "countersign-signatures/1";

    SignatureList {
        Objects.requireNonNull(manifestSha256, "manifestSha256");
        signatures = List.copyOf(signatures);
        sealed = List.copyOf(sealed);
        Objects.requireNonNull(system, "system");
    }

    /** What one person said. @param kind {@code sign} or {@code countersign} */
    record Statement(
            String kind, String person, String name, String organisation, String manifestSha256, Instant signedAt) {
        /** The canonical JSON (RFC 8785), over which it is signed. */
        byte[] canonical(JsonMapper json) {
            return CanonicalJson.of(json.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
        }

        Entry signed(JsonMapper json, SigningKey key) {
            String signature = Base64.getEncoder().encodeToString(key.sign(canonical(json)));
            return new Entry(kind, person, name, organisation, manifestSha256, signedAt, signature);
        }
    }

    /** @param signature Base64 of the system's Ed25519 signature over the statement */
    record Entry(
            String kind,
            String person,
            String name,
            String organisation,
            String manifestSha256,
            Instant signedAt,
            String signature) {
        Entry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(organisation, "organisation");
            Objects.requireNonNull(manifestSha256, "manifestSha256");
            Objects.requireNonNull(signature, "signature");
        }

        Statement statement() {
            return new Statement(kind, person, name, organisation, manifestSha256, signedAt);
        }
    }

    /**
     * @param publicKey Base64 of the DER of its SubjectPublicKeyInfo
     * @param manifestSignature Base64 of the signature over the bytes of manifest.json
     */
    record SystemEntry(String algorithm, String publicKey, String manifestSignature) {
        SystemEntry {
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(manifestSignature, "manifestSignature");
        }
    }

    /**
     * What everybody who consented said, each signed by the system's key.
     *
     * @param signatures consenting ones only
     */
    static List<Entry> entries(JsonMapper json, List<ReleaseSignature> signatures, SigningKey key) {
        return signatures.stream()
                .sorted(Comparator.comparing(ReleaseSignature::kind)
                        .thenComparing(ReleaseSignature::signedAt)
                        .thenComparing(ReleaseSignature::person))
                .map(signature -> statement(signature).signed(json, key))
                .toList();
    }

    /** @param sealed files that were made of the signatures */
    static SignatureList of(Release release, List<Entry> entries, List<Manifest.FileEntry> sealed, SigningKey key) {
        byte[] manifest = release.manifest().getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getEncoder();
        return new SignatureList(
                FORMAT,
                release.manifestSha256(),
                entries,
                sealed,
                new SystemEntry(
                        "Ed25519", base64.encodeToString(key.publicKey()), base64.encodeToString(key.sign(manifest))));
    }

    private static Statement statement(ReleaseSignature signature) {
        return new Statement(
                signature.kind() == SignatureKind.SIGN ? "sign" : "countersign",
                signature.person(),
                signature.name(),
                signature.organisation(),
                signature.manifestSha256(),
                signature.signedAt());
    }

    List<Consent> consents() {
        return signatures.stream()
                .map(entry -> new Consent(
                        entry.kind().equals("sign") ? SignatureKind.SIGN : SignatureKind.COUNTERSIGN,
                        entry.person(),
                        entry.organisation(),
                        entry.manifestSha256()))
                .toList();
    }

    /** The canonical JSON (RFC 8785), in which it is signed and written. */
    byte[] canonical(JsonMapper json) {
        return CanonicalJson.of(json.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
    }
}
