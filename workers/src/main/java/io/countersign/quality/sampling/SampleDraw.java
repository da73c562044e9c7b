package io.countersign.quality.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Random samples that anybody can draw again from their seed.
 *
 * <p>The algorithm is part of the contract, so that it stays the same on every machine and release, and can be repeated in
 * another language:
 *
 * <ol>
 *   <li>Numbers come from SplitMix64 (Steele, Lea, Flood 2014), all arithmetic modulo 2^64: state starts as the seed; each step
 *       adds 0x9E3779B97F4A7C15 to it and returns the state z mixed by z = (z ^ z >>> 30) x 0xBF58476D1CE4E5B9,
 *       z = (z ^ z >>> 27) x 0x94D049BB133111EB, z ^ z >>> 31.
 *   <li>An index from 0 to k is a number without its lowest bit, modulo k + 1; numbers from the greatest multiple of k + 1 within
 *       2^63 upwards are passed over.
 *   <li>The set is Floyd's (Bentley and Floyd 1987): for k from lotSize - n to lotSize - 1 an index i from 0 to k is drawn, and i
 *       goes into the set, or k where i is already in it. Every set of n is equally likely.
 * </ol>
 */
public final class SampleDraw {

    private SampleDraw() {}

    /**
     * A simple random sample without replacement.
     *
     * @param seed to be recorded with the sample
     * @param lotSize items in the lot, at least 0
     * @param n items in the sample, from 0 to {@code lotSize}
     * @return {@code n} different positions in the lot, from 0, ascending
     */
    public static List<Integer> draw(long seed, int lotSize, int n) {
        if (n < 0 || n > lotSize) {
            throw new IllegalArgumentException("a sample of " + n + " from a lot of " + lotSize);
        }
        SplitMix64 random = new SplitMix64(seed);
        TreeSet<Integer> sample = new TreeSet<>();
        for (int k = lotSize - n; k < lotSize; k++) {
            int index = (int) random.below(k + 1L);
            sample.add(sample.contains(index) ? k : index);
        }
        return List.copyOf(sample);
    }

    /**
     * A seed from what identifies the draw, such as a secret of the job, the lot and its round: the first eight bytes, most
     * significant first, of the SHA-256 of the parts in UTF-8, each followed by a zero byte.
     */
    public static long seed(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(part -> {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
