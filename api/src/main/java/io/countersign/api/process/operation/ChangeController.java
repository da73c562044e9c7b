package io.countersign.api.process.operation;

import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.process.cancel.Cancellations;
import io.countersign.process.cancel.Meaning;
import io.countersign.process.retry.Retries;
import io.countersign.process.variable.VariableChanges;
import io.countersign.processes.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/processes")
@Tag(name = "Processes")
class ChangeController {
    private final Retries retries;
    private final VariableChanges variables;
    private final Cancellations cancellations;
    private final InstantSource clock;

    ChangeController(Retries retries, VariableChanges variables, Cancellations cancellations, InstantSource clock) {
        this.retries = retries;
        this.variables = variables;
        this.cancellations = cancellations;
        this.clock = clock;
    }

    /** @param retries that the job is given; 1 where it is missing */
    record RetryBody(@Nullable String reason, @Nullable Integer retries) {}

    /**
     * @param element null for any
     * @param kind as Camunda names it; null for any
     */
    record RetriesBody(
            @Nullable String reason,
            @Nullable Integer retries,
            @Nullable String element,
            @Nullable String kind) {}

    /** @param scopeKey null for the whole instance */
    record VariableBody(
            @Nullable String scopeKey,
            @Nullable JsonNode value,
            @Nullable String reason) {}

    record InstanceCancellationBody(@Nullable String reason) {}

    /**
     * @param rule that forbids it; null where it may be cancelled
     * @param message what would happen, or why it must not, in the language asked for
     * @param effect {@code instance}, {@code package} or {@code job}: what ends
     */
    record CancellationMeaningView(
            boolean possible,
            @Nullable String rule,
            String message,
            String effect,
            Map<String, String> about,
            List<WithdrawnTaskView> tasks,
            int tasksTotal,
            long itemsTotal) {
        static CancellationMeaningView of(Meaning meaning, Locale language) {
            return new CancellationMeaningView(
                    meaning.rule() == null,
                    meaning.rule(),
                    meaning.words().in(language),
                    meaning.effect().id(),
                    meaning.instance().about(),
                    meaning.tasks().stream()
                            .map(task -> new WithdrawnTaskView(
                                    String.valueOf(task.id()),
                                    task.elementId(),
                                    task.kind().id(),
                                    task.claimed() ? "claimed" : "open"))
                            .toList(),
                    meaning.tasks().size(),
                    meaning.items());
        }
    }

    /** @param state {@code open} or {@code claimed} */
    record WithdrawnTaskView(String id, String element, String kind, String state) {}

    @PostMapping("/incidents/{key}/retry")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Tries again what failed at one step, with a reason")
    OperationView retry(Actor.Person person, @PathVariable long key, @RequestBody RetryBody body) {
        return view(retries.one(person, key, body.retries() == null ? 1 : body.retries(), body.reason()), person);
    }

    @PostMapping("/{id}/versions/{version}/retries")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Tries again what failed in instances of a version, with a reason")
    OperationView retryAll(
            Actor.Person person, @PathVariable String id, @PathVariable int version, @RequestBody RetriesBody body) {
        return view(
                retries.all(
                        person,
                        id,
                        version,
                        body.element(),
                        body.kind(),
                        body.retries() == null ? 1 : body.retries(),
                        body.reason()),
                person);
    }

    @PutMapping("/instances/{key}/variables/{name}")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(
            summary = "Sets a variable of an instance, with a reason",
            description = "In one scope, where it need not exist yet. What an instance is about can't be changed.")
    OperationView setVariable(
            Actor.Person person, @PathVariable long key, @PathVariable String name, @RequestBody VariableBody body) {
        return view(variables.set(person, key, scope(body.scopeKey()), name, body.value(), body.reason()), person);
    }

    @GetMapping("/instances/{key}/cancellation")
    @Allowed(Role.PROCESS_ADMIN)
    @Operation(summary = "What cancelling an instance would mean")
    CancellationMeaningView meaning(@PathVariable long key, Locale language) {
        return CancellationMeaningView.of(cancellations.meaning(key), language);
    }

    @PostMapping("/instances/{key}/cancellation")
    @Allowed(Role.PROCESS_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Cancels an instance with what it is about, with a reason")
    OperationView cancel(Actor.Person person, @PathVariable long key, @RequestBody InstanceCancellationBody body) {
        return view(cancellations.cancel(person, key, body.reason()), person);
    }

    private OperationView view(io.countersign.process.operation.Operation operation, Actor.Person person) {
        return OperationView.of(operation, person, clock.instant());
    }

    private static @Nullable Long scope(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!key.matches("\\d{1,18}")) {
            throw new Invalid("scopeKey", "is no key of an element instance");
        }
        return Long.valueOf(key);
    }
}
