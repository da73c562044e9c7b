package io.countersign.mark;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.math3.transform.TransformType;

/**
 * Noise that only who has the key can make: one pattern on a {@link Tile} to find the place by, and one for each symbol of a
 * {@link MarkCode}, whose shift against the first is the symbol's value. All their energy lies between {@link #LOWEST} and
 * {@link #HIGHEST} cycles a tile: below, an image is too loud, above, JPEG takes too much away.
 *
 * <p>After T. Kalker, G. Depovere, J. Haitsma, M. Maes: A Video Watermarking System for Broadcast Monitoring, SPIE 3657 (1999).
 */
final class Patterns {
    static final int LOWEST = 12;
    static final int HIGHEST = 64;
    /** Pixels between two shifts: more than the width of a correlation peak. */
    static final int STEP = 4;

    private static final int STEPS = Tile.SIDE / STEP;

    private final double[][] re = new double[1 + MarkCode.SYMBOLS][];
    private final double[][] im = new double[1 + MarkCode.SYMBOLS][];
    private final float[][] noise = new float[1 + MarkCode.SYMBOLS][];

    /** @param key at least 16 bytes */
    Patterns(byte[] key) {
        for (int k = 0; k < noise.length; k++) {
            make(k, new SplittableRandom(seed(key, k)));
        }
    }

    private static long seed(byte[] key, int k) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(new byte[] {(byte) k})).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(int k, SplittableRandom random) {
        re[k] = new double[Tile.AREA];
        im[k] = new double[Tile.AREA];
        for (int v = 0; v <= HIGHEST; v++) {
            for (int u = -HIGHEST; u <= HIGHEST; u++) {
                double phase = 2 * Math.PI * random.nextDouble();
                if (isUsed(u, v) && (v > 0 || u > 0)) {
                    re[k][Tile.at(u, v)] = re[k][Tile.at(-u, -v)] = Math.cos(phase);
                    im[k][Tile.at(u, v)] = Math.sin(phase);
                    im[k][Tile.at(-u, -v)] = -Math.sin(phase);
                }
            }
        }
        double[] values = re[k].clone();
        Tile.transform(values, im[k].clone(), TransformType.INVERSE);
        noise[k] = new float[Tile.AREA];
        for (int i = 0; i < Tile.AREA; i++) {
            noise[k][i] = (float) values[i];
        }
    }

    /** Whether the frequency carries anything; in cycles a tile. */
    static boolean isUsed(int u, int v) {
        int square = u * u + v * v;
        return square >= LOWEST * LOWEST && square <= HIGHEST * HIGHEST;
    }

    /** Where in the spectrum pattern 0 or that of a symbol, from 1, is {@code re + i im}: of length 1 where it is used. */
    double re(int k, int at) {
        return re[k][at];
    }

    double im(int k, int at) {
        return im[k][at];
    }

    static int shiftX(int symbol) {
        return symbol % STEPS * STEP;
    }

    static int shiftY(int symbol) {
        return symbol / STEPS * STEP;
    }

    static int symbols() {
        return STEPS * STEPS;
    }

    /** All patterns, shifted for a code and added; of standard deviation 1. */
    float[] of(long code) {
        float[] sum = noise[0].clone();
        int[] symbols = MarkCode.symbols(code);
        for (int k = 0; k < symbols.length; k++) {
            int dx = shiftX(symbols[k]);
            int dy = shiftY(symbols[k]);
            float[] one = noise[k + 1];
            for (int y = 0; y < Tile.SIDE; y++) {
                for (int x = 0; x < Tile.SIDE; x++) {
                    sum[Tile.at(x + dx, y + dy)] += one[y * Tile.SIDE + x];
                }
            }
        }
        double square = 0;
        for (float value : sum) {
            square += value * value;
        }
        float scale = (float) (1 / Math.sqrt(square / Tile.AREA));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }
}
