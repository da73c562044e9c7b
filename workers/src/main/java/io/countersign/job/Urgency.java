package io.countersign.job;

import java.time.Instant;

/** How soon the tasks of a job are offered. */
final class Urgency {
    /** Added to the priority of a job that is behind its deadline. */
    static final int ESCALATION = 20;

    private Urgency() {}

    /** 0 to 100. */
    static int of(Job job, Instant now) {
        int priority = job.policy().priority();
        return now.isBefore(job.deadline()) ? priority : Math.min(100, priority + ESCALATION);
    }
}
