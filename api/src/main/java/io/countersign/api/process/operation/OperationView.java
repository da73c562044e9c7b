package io.countersign.api.process.operation;

import io.countersign.identity.Actor;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Wish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * @param kind {@code migrate}, {@code retry}, {@code set-variable} or {@code cancel}
 * @param state {@code waiting} for a second person, {@code gathering} what it concerns, {@code running}, {@code suspended},
 *     {@code completed}, {@code declined}, {@code expired} or {@code cancelled}
 * @param targetVersion of a migration
 * @param mine whether the caller asked for it
 * @param total how many items are listed so far
 * @param failure what the first item that failed failed for
 * @param mapping of a migration
 * @param instance where it concerns one
 * @param variable of one that sets a variable
 */
public record OperationView(
        String id,
        String kind,
        String state,
        String processId,
        @Nullable Integer version,
        @Nullable Integer targetVersion,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable String confirmedBy,
        @Nullable Instant endedAt,
        boolean mine,
        int total,
        int done,
        int failed,
        @Nullable String failure,
        @Nullable List<MappedElement> mapping,
        @Nullable String instance,
        @Nullable VariableChange variable) {

    public record MappedElement(String source, String target) {}

    /** @param before null where there was none */
    public record VariableChange(
            String scopeKey, String name, @Nullable JsonNode before, JsonNode after) {}

    public static OperationView of(Operation operation, Actor.Person person, Instant now) {
        Wish wish = operation.wish();
        Integer version = null;
        Integer target = null;
        List<MappedElement> mapping = null;
        String instance = null;
        VariableChange variable = null;
        if (wish instanceof Wish.Migrate migrate) {
            version = migrate.from();
            target = migrate.to();
            mapping = migrate.mapping().entrySet().stream()
                    .map(pair -> new MappedElement(pair.getKey(), pair.getValue()))
                    .toList();
            instance = migrate.instances().size() == 1
                    ? String.valueOf(migrate.instances().get(0))
                    : null;
        } else if (wish instanceof Wish.Retry retry) {
            version = retry.version();
        } else if (wish instanceof Wish.SetVariable set) {
            version = set.version();
            instance = String.valueOf(set.instance());
            variable = new VariableChange(String.valueOf(set.scope()), set.name(), set.before(), set.value());
        } else if (wish instanceof Wish.Cancel cancel) {
            version = cancel.version();
            instance = String.valueOf(cancel.instance());
        }
        return new OperationView(
                String.valueOf(operation.id()),
                wish.kind(),
                operation.isExpired(now) ? "expired" : operation.state().id(),
                wish.processId(),
                version,
                target,
                operation.reason(),
                operation.askedByName(),
                operation.askedAt(),
                operation.expiresAt(),
                operation.confirmedByName(),
                operation.endedAt(),
                operation.askedBy().equals(person.subject()),
                operation.total(),
                operation.done(),
                operation.failed(),
                operation.failure(),
                mapping,
                instance,
                variable);
    }
}
