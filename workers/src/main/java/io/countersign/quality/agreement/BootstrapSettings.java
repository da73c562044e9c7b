package io.countersign.quality.agreement;

import io.countersign.quality.ConfidenceInterval;

/**
 * How tables are drawn again.
 *
 * @param seed the same one gives the same interval on every machine
 * @param replicates how many tables are drawn, at least 100
 * @param level probability of the interval, in (0, 1)
 */
public record BootstrapSettings(long seed, int replicates, double level) {

    private static final int FEWEST = 100;

    public BootstrapSettings {
        if (replicates < FEWEST) {
            throw new IllegalArgumentException("replicates must be at least " + FEWEST + ", was " + replicates);
        }
        ConfidenceInterval.requireLevel(level);
    }
}
