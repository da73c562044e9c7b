package io.countersign.job;

/**
 * An organisation's part in a job.
 *
 * @param annotates work packages are given to its annotators
 * @param reviews its reviewers check the work of others, or of their own where the policy says same-organisation
 */
public record Participant(String organisation, boolean annotates, boolean reviews) {}
