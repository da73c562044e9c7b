package io.countersign.process.operation;

import io.countersign.processes.Identified;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants something of what runs, and how far it is.
 *
 * @param askedBy subject of the person
 * @param askedByName what that person is called now
 * @param organisation that the person acted for
 * @param total how many items it has, as far as they are listed
 * @param failure what the first item that failed failed for
 */
public record Operation(
        long id,
        Wish wish,
        String reason,
        State state,
        String askedBy,
        String askedByName,
        String organisation,
        Instant askedAt,
        Instant expiresAt,
        @Nullable String confirmedByName,
        @Nullable Instant endedAt,
        int total,
        int done,
        int failed,
        @Nullable String failure) {

    /** {@link #GATHERING} is confirmed; what it concerns is listed. */
    public enum State implements Identified {
        WAITING,
        GATHERING,
        RUNNING,
        SUSPENDED,
        COMPLETED,
        DECLINED,
        CANCELLED;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A wish that nobody confirmed in time. */
    public boolean isExpired(Instant now) {
        return state == State.WAITING && !expiresAt.isAfter(now);
    }
}
