package io.countersign.infra.engine.job;

import java.util.List;

/**
 * A worker asks for jobs.
 *
 * @param type job type, exact
 * @param worker the worker's name, only echoed
 * @param timeoutMillis how long the jobs stay with the worker
 * @param maxJobs at most so many
 * @param variables the names of the variables to fetch, or an empty list for all
 * @param waitMillis how long to wait for a first job; 0 or less answers at once
 */
public record ActivationRequest(
        String type, String worker, long timeoutMillis, int maxJobs, List<String> variables, long waitMillis) {}
