package io.countersign.processes;

/** Business exceptions: the error codes of the processes. */
public enum ErrorCode implements Identified {
    /** Screening left nothing to label; thrown by {@code screen-items}. */
    NO_USABLE_ITEMS("NO_USABLE_ITEMS"),
    /** The job owner gave the release up; thrown by the process release-dataset itself. */
    RELEASE_WITHDRAWN("RELEASE_WITHDRAWN");

    private final String id;

    ErrorCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
