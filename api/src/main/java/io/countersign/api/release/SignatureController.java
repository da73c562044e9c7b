package io.countersign.api.release;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.countersign.release.Signatures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Releases")
class SignatureController {
    private final Signatures signatures;
    private final IdempotentRequests requests;

    SignatureController(Signatures signatures, IdempotentRequests requests) {
        this.signatures = signatures;
        this.requests = requests;
    }

    enum Decision {
        SIGN,
        COUNTERSIGN,
        REFUSE
    }

    @PostMapping("/api/v1/tasks/{taskId}/signature")
    @Allowed(Role.SIGNATORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Signs, countersigns or refuses a release",
            description =
                    "A signature names the digest of the manifest that the person has seen. A refusal gives its reason.")
    void sign(
            Actor.Person person,
            @PathVariable long taskId,
            @Valid @RequestBody SignatureBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        requests.once(person, key, "sign task " + taskId, body, () -> sign(person, taskId, body));
    }

    private void sign(Actor.Person person, long taskId, SignatureBody body) {
        switch (body.decision()) {
            case SIGN -> signatures.sign(person, taskId, needed("manifestSha256", body.manifestSha256()));
            case COUNTERSIGN -> signatures.countersign(person, taskId, needed("manifestSha256", body.manifestSha256()));
            case REFUSE -> signatures.refuse(person, taskId, needed("reason", body.reason()));
        }
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Invalid(field, "is needed for this decision");
        }
        return value;
    }

    /**
     * @param manifestSha256 to sign or countersign
     * @param reason to refuse
     */
    record SignatureBody(
            @NotNull Decision decision,
            @Nullable String manifestSha256,
            @Nullable @Size(max = 2_000) String reason) {}
}
