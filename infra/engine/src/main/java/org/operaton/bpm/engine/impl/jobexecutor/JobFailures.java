package org.operaton.bpm.engine.impl.jobexecutor;

/** Access to the failure that a collector keeps. */
public final class JobFailures {
    private JobFailures() {}

    public static void set(JobFailureCollector collector, Throwable failure) {
        collector.failure = failure;
    }
}
