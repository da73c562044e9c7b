package io.countersign.job;

import java.util.Locale;

/** Where a job stands. A released or cancelled job stays so. */
public enum JobState {
    DRAFT,
    RUNNING,
    IN_RELEASE,
    RELEASED,
    CANCELLED;

    /** As written in JSON and in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean mayBecome(JobState next) {
        return switch (this) {
            case DRAFT -> next == RUNNING || next == CANCELLED;
            case RUNNING -> next == IN_RELEASE || next == CANCELLED;
            case IN_RELEASE -> next == RELEASED || next == CANCELLED;
            case RELEASED, CANCELLED -> false;
        };
    }
}
