package io.countersign.infra.engine.deploy;

import org.jspecify.annotations.Nullable;

/** A decision as it stands after a deployment; an unchanged one keeps its version and key. */
public record DeployedDecision(
        String decisionId,
        @Nullable String name,
        int version,
        String key,
        @Nullable String requirementsId,
        @Nullable String requirementsKey) {

    /** A decision that stands alone in its file is its own graph: Operaton keeps none for it. */
    public String graphId() {
        return requirementsId == null ? decisionId : requirementsId;
    }

    public String graphKey() {
        return requirementsKey == null ? key : requirementsKey;
    }
}
