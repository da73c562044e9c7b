package io.countersign.job;

/** Messages that this feature publishes. */
final class JobMessages {
    static final String STARTED = "job-started";
    static final String WORK_ACCEPTED = "job-work-accepted";
    static final String CANCELLED = "job-cancelled";
    static final String PACKAGE_OPENED = "package-opened";

    private JobMessages() {}
}
