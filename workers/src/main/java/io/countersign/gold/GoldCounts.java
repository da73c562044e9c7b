package io.countersign.gold;

/**
 * How many items of a job have a known answer.
 *
 * @param hidden those among the items of packages; 0 before the start
 * @param onboarding those that people are tried on; 0 before the start
 */
public record GoldCounts(long known, long hidden, long onboarding) {}
