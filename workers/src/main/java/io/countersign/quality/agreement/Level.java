package io.countersign.quality.agreement;

/** What the categories of a scale mean in relation to each other. */
public enum Level {
    /** Names: equal or different. */
    NOMINAL,
    /** Ranks: the order of the scale counts. */
    ORDINAL,
    /** Numbers whose differences count. */
    INTERVAL,
    /** Numbers, none negative, whose differences count in relation to their size. */
    RATIO
}
