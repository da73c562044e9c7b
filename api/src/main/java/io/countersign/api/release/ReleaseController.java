package io.countersign.api.release;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.release.Deprecation;
import io.countersign.release.Deprecations;
import io.countersign.release.Release;
import io.countersign.release.ReleaseSignature;
import io.countersign.release.Releases;
import io.countersign.release.SignatureKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Releases")
class ReleaseController {
    private final Releases releases;
    private final Deprecations deprecations;
    private final JsonMapper json;

    ReleaseController(Releases releases, Deprecations deprecations, JsonMapper json) {
        this.releases = releases;
        this.deprecations = deprecations;
        this.json = json;
    }

    @GetMapping("/api/v1/jobs/{jobId}/releases")
    @Allowed({Role.JOB_OWNER, Role.SIGNATORY, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(summary = "The releases of a job, the newest first")
    List<ReleaseView> releases(Actor.Person person, @PathVariable long jobId) {
        List<Release> found = releases.ofJob(person, jobId);
        Map<Long, Deprecation> deprecated = deprecations.ofJob(jobId);
        return found.stream()
                .map(release -> ReleaseView.of(release, deprecated.get(release.id())))
                .toList();
    }

    @GetMapping("/api/v1/releases/{releaseId}")
    @Allowed({Role.JOB_OWNER, Role.SIGNATORY, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "A release with its manifest and signatures",
            description = "A supplier sees its own signatures and the manufacturer's, not those of other suppliers.")
    ReleaseDetail release(Actor.Person person, @PathVariable long releaseId) {
        Release release = releases.get(person, releaseId);
        return new ReleaseDetail(
                ReleaseView.of(release, deprecations.of(releaseId).orElse(null)),
                json.readTree(release.manifest()),
                releases.signatures(person, release).stream()
                        .map(SignatureView::of)
                        .toList(),
                releases.keyFingerprint());
    }

    @GetMapping("/api/v1/releases/{releaseId}/bundle")
    @Allowed(Role.JOB_OWNER)
    @Operation(
            summary = "Downloads the sealed bundle",
            description =
                    "For job owners of the owning organisation. Ranges are served, so that a broken download goes on.")
    ResponseEntity<Resource> bundle(
            Actor.Person person,
            @PathVariable long releaseId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
        Releases.SealedBundle bundle = releases.download(person, releaseId, range);
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(bundle.fileName())
                                .build()
                                .toString())
                .eTag("\"" + bundle.sha256() + "\"")
                .body(new FileSystemResource(bundle.file()));
    }

    /** @param keyFingerprint SHA-256 of the public key that seals bundles here */
    record ReleaseDetail(
            ReleaseView release, JsonNode manifest, List<SignatureView> signatures, String keyFingerprint) {}

    /** @param reason of a refusal */
    record SignatureView(
            SignatureKind kind,
            boolean refused,
            @Nullable String reason,
            String name,
            String organisation,
            String manifestSha256,
            Instant signedAt) {
        static SignatureView of(ReleaseSignature signature) {
            return new SignatureView(
                    signature.kind(),
                    signature.refused(),
                    signature.reason(),
                    signature.name(),
                    signature.organisation(),
                    signature.manifestSha256(),
                    signature.signedAt());
        }
    }
}
