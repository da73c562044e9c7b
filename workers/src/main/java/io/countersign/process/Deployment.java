package io.countersign.process;

import io.countersign.processes.Identified;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wanted a drawing deployed, and what became of it.
 *
 * @param name of the process in English
 * @param askedBy subject of the person
 * @param askedByName what that person is called now
 * @param organisation that the person acted for
 * @param version that the engine gave it; null until it is deployed
 * @param failure the engine's words where it refused it
 */
public record Deployment(
        long id,
        String processId,
        String name,
        String chineseName,
        String reason,
        State state,
        String askedBy,
        String askedByName,
        String organisation,
        Instant askedAt,
        Instant expiresAt,
        @Nullable String confirmedByName,
        @Nullable Integer version,
        @Nullable String failure) {

    /** {@link #DEPLOYING} is confirmed, and on its way to the engine. */
    public enum State implements Identified {
        WAITING,
        DEPLOYING,
        DEPLOYED,
        DECLINED,
        FAILED;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
