package io.countersign.inspect;

/**
 * Consecutive packages of one supplier that are accepted or rejected together.
 *
 * @param no within the job, from 1
 * @param size items, as planned
 * @param submissions how often it was put to inspection
 */
public record Lot(long id, long jobId, int no, String supplier, int size, LotState state, int submissions) {}
