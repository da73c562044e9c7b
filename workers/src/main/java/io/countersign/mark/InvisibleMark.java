package io.countersign.mark;

/**
 * Adds a code's {@link Patterns} to an image, tile beside tile, stronger where the image is restless and nobody sees it. The size of
 * the image and the place of what is in it stay as they are.
 */
final class InvisibleMark {
    /** Standard deviation of what is added, in levels of 255: on a smooth area, and the most anywhere. */
    static final float LEAST = 1.2f;

    static final float MOST = 3f;
    /** More for each level of standard deviation around a pixel. */
    private static final float RISE = 0.1f;

    private final float[] tile;

    InvisibleMark(Patterns patterns, long code) {
        this.tile = patterns.of(code);
    }

    /** @param deviation of brightness around each pixel; what is added to the row is added to {@code sum} */
    void add(int y, float[] deviation, float[] sum) {
        int row = (y & Tile.SIDE - 1) * Tile.SIDE;
        for (int x = 0; x < sum.length; x++) {
            float strength = Math.min(MOST, LEAST + RISE * deviation[x]);
            sum[x] += strength * tile[row + (x & Tile.SIDE - 1)];
        }
    }
}
