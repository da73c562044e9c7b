package io.countersign.api.review;

import io.countersign.agree.ItemAgreement;
import org.jspecify.annotations.Nullable;

/**
 * How far the annotators agree on an item.
 *
 * @param measure what was compared, {@code iou-f1} for example
 * @param value 0 to 1; null where it is undefined
 */
public record AgreementView(String measure, @Nullable Double value, boolean agreed) {
    public static @Nullable AgreementView of(@Nullable ItemAgreement agreement) {
        return agreement == null ? null : new AgreementView(agreement.measure(), agreement.value(), agreement.agreed());
    }
}
