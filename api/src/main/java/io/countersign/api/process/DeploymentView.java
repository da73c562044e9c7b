package io.countersign.api.process;

import io.countersign.identity.Actor;
import io.countersign.process.Deployment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param state {@code waiting}, {@code deploying}, {@code deployed}, {@code declined} or {@code failed}
 * @param mine whether the caller asked for it
 */
record DeploymentView(
        String id,
        String processId,
        ProcessNames names,
        String state,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        boolean mine,
        @Nullable Integer version,
        @Nullable String failure) {

    static DeploymentView of(Deployment deployment, Actor.Person person) {
        return new DeploymentView(
                String.valueOf(deployment.id()),
                deployment.processId(),
                new ProcessNames(deployment.name(), deployment.chineseName()),
                deployment.state().id(),
                deployment.reason(),
                deployment.askedByName(),
                deployment.askedAt(),
                deployment.expiresAt(),
                deployment.askedBy().equals(person.subject()),
                deployment.version(),
                deployment.failure());
    }
}
