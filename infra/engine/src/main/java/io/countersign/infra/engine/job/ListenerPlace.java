package io.countersign.infra.engine.job;

import io.countersign.infra.engine.model.ExecutionListenerModels;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * When an execution listener's job stands. Some stand for the scope around: a process or event subprocess starts with its
 * start event, and a process ends with what ends last in it.
 */
public enum ListenerPlace {
    SCOPE_START,
    START,
    END,
    SCOPE_END;

    private static final int MOST = ExecutionListenerModels.MOST;

    /** The least priority of the job of an end listener, as it is stored. */
    public static final int PRIORITY_OF_END = 3 * MOST;

    boolean isBefore() {
        return this == SCOPE_START || this == START;
    }

    boolean isOfScope() {
        return this == SCOPE_START || this == SCOPE_END;
    }

    /**
     * A listener's place and its number in the order of the model. It is kept in the job's priority, which nothing else
     * uses: so it goes with the job wherever that goes.
     */
    record Mark(ListenerPlace place, int index) {
        static @Nullable Mark of(long priority) {
            return priority < MOST
                    ? null
                    : new Mark(values()[Math.toIntExact(priority / MOST - 1)], Math.toIntExact(priority % MOST));
        }

        static @Nullable Mark of(ExternalTaskEntity job) {
            return of(job.getPriority());
        }

        long priority() {
            return (place.ordinal() + 1L) * MOST + index;
        }
    }
}
