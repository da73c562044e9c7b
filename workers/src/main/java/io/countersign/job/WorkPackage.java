package io.countersign.job;

import org.jspecify.annotations.Nullable;

/**
 * Consecutive items of a job that one supplier's people work on together.
 *
 * @param no within the job, from 1
 * @param firstItem number of its first item; items between first and last that screening excluded don't belong to it
 * @param round of work on it, from 1: goes up with every rework, whether asked for by a review or by an inspection
 * @param firstRound of the present opening; the policy's rounds are counted from it
 * @param openings how often its process was started
 * @param rank see {@link Rank}
 * @param overlap annotators of the first round, where the draw gave it others than the policy; null where not
 * @param series the group of all its items, where the policy keeps groups together
 */
public record WorkPackage(
        long id,
        long jobId,
        int no,
        long lotId,
        String supplier,
        int firstItem,
        int lastItem,
        PackageState state,
        int round,
        int firstRound,
        int openings,
        @Nullable Long processInstanceKey,
        int rank,
        @Nullable Integer overlap,
        @Nullable String series) {

    /** How many annotate it before anybody is asked besides. */
    public int annotators(Policy policy) {
        return overlap == null ? policy.overlap() : overlap;
    }

    /** The round whose review is the last one: what it returns goes to an adjudicator. */
    int lastRound(Policy policy) {
        return firstRound - 1 + policy.maxRounds();
    }
}
