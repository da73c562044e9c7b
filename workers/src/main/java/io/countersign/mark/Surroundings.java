package io.countersign.mark;

/** Mean and standard deviation of brightness around each pixel of a row, while the rows pass by from the top: only a few are kept. */
final class Surroundings {
    private static final int REACH = 4;
    private static final int KEPT = 2 * REACH + 2;

    /** Gives a row its brightness. */
    @FunctionalInterface
    interface Source {
        void brightness(int y, float[] row);
    }

    private final Source source;
    private final int width;
    private final int height;
    private final float[][] ring;
    private final double[] sums;
    private final double[] squares;
    private int read;
    private int dropped;

    Surroundings(Source source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.ring = new float[KEPT][width];
        this.sums = new double[width];
        this.squares = new double[width];
    }

    /**
     * Each row once, in order; rows up to {@value #REACH} further down have been read when it returns, and are not read again.
     *
     * @return brightness of the row; valid until the next call
     */
    float[] row(int y, float[] mean, float[] deviation) {
        while (read <= Math.min(height - 1, y + REACH)) {
            float[] row = ring[read % KEPT];
            source.brightness(read++, row);
            take(row, 1);
        }
        while (dropped < y - REACH) {
            take(ring[dropped++ % KEPT], -1);
        }
        int rows = read - dropped;
        double sum = 0;
        double square = 0;
        for (int x = 0; x < Math.min(width, REACH); x++) {
            sum += sums[x];
            square += squares[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + REACH < width) {
                sum += sums[x + REACH];
                square += squares[x + REACH];
            }
            if (x > REACH) {
                sum -= sums[x - REACH - 1];
                square -= squares[x - REACH - 1];
            }
            int count = rows * (Math.min(width - 1, x + REACH) - Math.max(0, x - REACH) + 1);
            double average = sum / count;
            mean[x] = (float) average;
            deviation[x] = (float) Math.sqrt(Math.max(0, square / count - average * average));
        }
        return ring[y % KEPT];
    }

    private void take(float[] row, int sign) {
        for (int x = 0; x < width; x++) {
            sums[x] += sign * row[x];
            squares[x] += sign * row[x] * row[x];
        }
    }
}
