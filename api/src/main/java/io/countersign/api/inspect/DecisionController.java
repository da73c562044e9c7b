package io.countersign.api.inspect;

import io.countersign.api.security.Allowed;
import io.countersign.api.web.IdempotentRequests;
import io.countersign.identity.Actor;
import io.countersign.inspect.SupplierDecisions;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.Role;
import io.countersign.processes.SupplierDecision;
import io.countersign.release.RefusalDecisions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
@Tag(name = "Decisions")
class DecisionController {
    private final SupplierDecisions suppliers;
    private final RefusalDecisions refusals;
    private final IdempotentRequests requests;

    DecisionController(SupplierDecisions suppliers, RefusalDecisions refusals, IdempotentRequests requests) {
        this.suppliers = suppliers;
        this.refusals = refusals;
        this.requests = requests;
    }

    enum Decision {
        CONTINUE,
        REPLACE,
        REBUILD,
        WITHDRAW
    }

    @PostMapping("/api/v1/tasks/{taskId}/decision")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Decides",
            description = "On a supplier whose inspection was discontinued: continue or replace. On a refused release:"
                    + " rebuild or withdraw.")
    void decide(
            Actor.Person person,
            @PathVariable long taskId,
            @Valid @RequestBody DecisionBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        requests.once(person, key, "decide task " + taskId, body, () -> decide(person, taskId, body));
    }

    private void decide(Actor.Person person, long taskId, DecisionBody body) {
        switch (body.decision()) {
            case CONTINUE -> suppliers.submit(person, taskId, SupplierDecision.CONTINUE, body.reason());
            case REPLACE -> suppliers.submit(person, taskId, SupplierDecision.REPLACE, body.reason());
            case REBUILD -> refusals.submit(person, taskId, RefusalDecision.REBUILD, body.reason());
            case WITHDRAW -> refusals.submit(person, taskId, RefusalDecision.WITHDRAW, body.reason());
        }
    }

    record DecisionBody(
            @NotNull Decision decision,
            @NotBlank @Size(max = 2_000) String reason) {}
}
