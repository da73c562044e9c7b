package io.countersign.process.operation;

import io.countersign.processes.Identified;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an operation concerns.
 *
 * @param no from 1
 * @param key of the instance, or of the incident that is retried
 * @param failure why it was not done, in the words of whoever refused it
 */
public record Item(
        int no,
        long key,
        long instance,
        State state,
        @Nullable String failure,
        @Nullable Instant at) {

    public enum State implements Identified {
        PENDING,
        DONE,
        FAILED;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
