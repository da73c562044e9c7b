package io.countersign.processes;

/** Why a job is closed before its release. */
public enum CloseReason implements Identified {
    NO_USABLE_ITEMS("no-usable-items"),
    RELEASE_WITHDRAWN("release-withdrawn"),
    CANCELLED("cancelled");

    private final String id;

    CloseReason(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
