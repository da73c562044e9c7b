package io.countersign.api.inspect;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.inspect.CorrectiveAction;
import io.countersign.inspect.CorrectiveActionState;
import io.countersign.inspect.CorrectiveActions;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs/{id}/corrective-actions")
@Tag(name = "Corrective actions")
class CorrectiveActionController {
    private final CorrectiveActions actions;

    CorrectiveActionController(CorrectiveActions actions) {
        this.actions = actions;
    }

    @GetMapping
    @Allowed({Role.JOB_OWNER, Role.AUDITOR, Role.ORG_ADMIN})
    @Operation(
            summary = "What rejected lots ask of their suppliers, those that are not closed first",
            description = "All for the owning organisation; a supplier sees its own.")
    List<CorrectiveActionView> list(Actor.Person person, @PathVariable long id) {
        return actions.ofJob(person, id).stream().map(CorrectiveActionView::of).toList();
    }

    @PostMapping("/{actionId}/answer")
    @Allowed(Role.ORG_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Names cause and measure, for the supplier of the lot",
            description = "May be done again until the action is closed.")
    void answer(
            Actor.Person person,
            @PathVariable long id,
            @PathVariable long actionId,
            @Valid @RequestBody CorrectionBody body) {
        actions.answer(person, id, actionId, body.responsible(), body.cause(), body.measure());
    }

    @PostMapping("/{actionId}/decision")
    @Allowed(Role.JOB_OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Closes an answered action, or sends it back",
            description = "Lots that waited for the last one go on.")
    void decide(
            Actor.Person person,
            @PathVariable long id,
            @PathVariable long actionId,
            @Valid @RequestBody CorrectionDecisionBody body) {
        actions.decide(person, id, actionId, body.close(), body.note());
    }

    /** @param responsible who carries the measure out; null until answered, as cause and measure */
    record CorrectiveActionView(
            String id,
            String lotId,
            int lotNumber,
            String supplier,
            CorrectiveActionState state,
            Instant openedAt,
            Instant dueAt,
            @Nullable String responsible,
            @Nullable String cause,
            @Nullable String measure,
            @Nullable String note) {
        static CorrectiveActionView of(CorrectiveAction action) {
            return new CorrectiveActionView(
                    String.valueOf(action.id()),
                    String.valueOf(action.lotId()),
                    action.lotNo(),
                    action.supplier(),
                    action.state(),
                    action.openedAt(),
                    action.dueAt(),
                    action.responsible(),
                    action.cause(),
                    action.measure(),
                    action.note());
        }
    }

    record CorrectionBody(
            @NotBlank String responsible,
            @NotBlank String cause,
            @NotBlank String measure) {}

    record CorrectionDecisionBody(
            @NotNull Boolean close, @NotBlank String note) {}
}
