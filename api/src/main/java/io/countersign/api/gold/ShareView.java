package io.countersign.api.gold;

import io.countersign.quality.ConfidenceInterval;
import io.countersign.quality.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * How many of a number of things are as they should be.
 *
 * @param share 0 to 1; null where there are none
 * @param low lower end of Wilson's interval with 95 % confidence; null where there are none
 */
public record ShareView(
        long hits,
        long of,
        @Nullable Double share,
        @Nullable Double low,
        @Nullable Double high) {
    private static final double LEVEL = 0.95;

    public static ShareView of(Proportion proportion) {
        ConfidenceInterval interval = proportion.interval(LEVEL).orElse(null);
        return new ShareView(
                proportion.hits(),
                proportion.of(),
                proportion.share().<@Nullable Double>fold(value -> value, reason -> null),
                interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high());
    }
}
