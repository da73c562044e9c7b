package io.countersign.quality;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * A dimensionless figure that may be undefined for the data at hand.
 *
 * <p>An undefined figure says why and has no value: a caller decides what that means for it, and never mistakes it for the
 * value 0 or 1.
 */
public sealed interface Coefficient permits Defined, Undefined {

    /** The figure with the given finite value. */
    static Coefficient of(double figure) {
        return new Defined(figure);
    }

    /** The figure that has no value, for the given reason. */
    static Coefficient undefined(Undefined.Reason reason) {
        return new Undefined(reason);
    }

    /** Numerator over denominator; undefined for the given reason where the denominator is zero. */
    static Coefficient ratio(double numerator, double denominator, Undefined.Reason whenZero) {
        return denominator == 0 ? undefined(whenZero) : of(numerator / denominator);
    }

    /** What {@code defined} makes of the value, or {@code undefined} of the reason. */
    default <T> T fold(DoubleFunction<T> defined, Function<Undefined.Reason, T> undefined) {
        return this instanceof Defined d ? defined.apply(d.figure()) : undefined.apply(((Undefined) this).reason());
    }

    /** The value, if there is one. */
    default OptionalDouble value() {
        return this instanceof Defined d ? OptionalDouble.of(d.figure()) : OptionalDouble.empty();
    }

    /** Whether there is a value. */
    default boolean isDefined() {
        return this instanceof Defined;
    }

    /** Whether there is a value and it is at least {@code threshold}; an undefined figure reaches no threshold. */
    default boolean reaches(double threshold) {
        return this instanceof Defined d && d.figure() >= threshold;
    }
}
