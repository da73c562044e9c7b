package io.countersign.job;

import java.time.Instant;

/** How soon the tasks of a job are offered. */
final class Urgency {
    /** Added to the priority of a job that is behind its deadline. */
    static final int ESCALATION = 20;

    private Urgency() {}

    /** 0 to 100. */
    static int of(Job job, Instant now) {
        return Math.max(job.policy().priority(), floor(job, now));
    }

    /** What no task of the job falls below: 0 before the deadline. */
    static int floor(Job job, Instant now) {
        return now.isBefore(job.deadline()) ? 0 : Math.min(100, job.policy().priority() + ESCALATION);
    }
}
