package io.countersign.quality.sampling;

/** How strictly lots are inspected: which of the three master tables gives the plan. */
public enum Severity {
    NORMAL,
    TIGHTENED,
    REDUCED
}
