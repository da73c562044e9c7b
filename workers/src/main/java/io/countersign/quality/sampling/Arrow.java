package io.countersign.quality.sampling;

/** Whether the cell of the master table held a plan, or an arrow to the first plan above or below it. */
public enum Arrow {
    NONE,
    UP,
    DOWN
}
