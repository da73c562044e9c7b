package io.countersign.annotate;

/**
 * What a submission came to; a repeat of it comes to the same.
 *
 * @param items whose labels were submitted
 * @param round of the package that they belong to, from 1
 */
public record SubmittedWork(long taskId, long assignmentId, int items, int round) {}
