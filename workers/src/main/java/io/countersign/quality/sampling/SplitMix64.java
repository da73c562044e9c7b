package io.countersign.quality.sampling;

/** The generator that {@link SampleDraw} documents. */
final class SplitMix64 {

    private long state;

    SplitMix64(long seed) {
        this.state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** An equally likely number from 0 to {@code bound - 1}. */
    long below(long bound) {
        // Long.MIN_VALUE read without its sign is 2^63.
        long excess = Long.remainderUnsigned(Long.MIN_VALUE, bound);
        long limit = Long.MAX_VALUE - excess;
        long number = next() >>> 1;
        while (number > limit) {
            number = next() >>> 1;
        }
        return number % bound;
    }
}
