package io.countersign.agree;

import org.jspecify.annotations.Nullable;

/**
 * How far the people who labelled an item agree.
 *
 * @param annotators how many there were
 * @param measure what was compared: {@link ItemMeasure}
 * @param value 0 to 1; null where it is undefined: one person alone neither agrees nor disagrees
 * @param agreed whether that is enough under the job's policy; true where the value is undefined
 */
public record ItemAgreement(
        int itemNo,
        int annotators,
        String measure,
        @Nullable Double value,
        boolean agreed) {}
