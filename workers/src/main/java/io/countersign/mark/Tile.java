package io.countersign.mark;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Numbers on a square that repeats in both directions, row by row; and their two-dimensional Fourier transform. */
final class Tile {
    /** Pixels. */
    static final int SIDE = 256;

    static final int AREA = SIDE * SIDE;

    private Tile() {}

    /** Of the point that is {@code x} to the right and {@code y} down, however far. */
    static int at(int x, int y) {
        return (y & SIDE - 1) * SIDE + (x & SIDE - 1);
    }

    /** In place, unscaled forward and scaled by 1 / {@link #AREA} back. */
    static void transform(double[] re, double[] im, TransformType direction) {
        double[][] line = new double[2][SIDE];
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(re, y * SIDE, line[0], 0, SIDE);
            System.arraycopy(im, y * SIDE, line[1], 0, SIDE);
            FastFourierTransformer.transformInPlace(line, DftNormalization.STANDARD, direction);
            System.arraycopy(line[0], 0, re, y * SIDE, SIDE);
            System.arraycopy(line[1], 0, im, y * SIDE, SIDE);
        }
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                line[0][y] = re[y * SIDE + x];
                line[1][y] = im[y * SIDE + x];
            }
            FastFourierTransformer.transformInPlace(line, DftNormalization.STANDARD, direction);
            for (int y = 0; y < SIDE; y++) {
                re[y * SIDE + x] = line[0][y];
                im[y * SIDE + x] = line[1][y];
            }
        }
    }
}
