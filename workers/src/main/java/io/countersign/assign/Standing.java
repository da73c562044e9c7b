package io.countersign.assign;

/** @param rank see {@link io.countersign.job.Rank} */
public record Standing(int rank, Why why) {}
