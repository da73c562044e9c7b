package io.countersign.quality.geometry;

import java.util.Arrays;
import java.util.List;

/**
 * Pixels of an image, as COCO's run-length encoding: runs of pixels outside and inside by turns, starting outside, column after
 * column from the top left.
 *
 * <p>Two masks are equal when they have the same pixels of an image of the same size.
 */
public final class Mask implements Region {

    private final int height;
    private final int width;
    private final int[] runs;

    private Mask(int height, int width, int[] runs) {
        this.height = height;
        this.width = width;
        this.runs = runs;
    }

    /**
     * The mask with the given runs (COCO's uncompressed {@code counts}).
     *
     * @param height rows of the image, at least 0
     * @param width columns of the image, at least 0
     * @param counts lengths of the runs, none negative, {@code height x width} together
     * @throws IllegalArgumentException if they do not fill the image exactly
     */
    public static Mask ofCounts(int height, int width, int... counts) {
        if (height < 0 || width < 0) {
            throw new IllegalArgumentException("an image of " + width + " x " + height);
        }
        long pixels = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("run " + i + " has " + counts[i] + " pixels");
            }
            pixels += counts[i];
        }
        if (pixels != (long) height * width) {
            throw new IllegalArgumentException(
                    "the runs have " + pixels + " pixels, the image " + (long) height * width);
        }
        return new Mask(height, width, joined(counts));
    }

    /**
     * The mask that COCO's compressed form stands for.
     *
     * @param counts the string that COCO files have as {@code counts}
     * @throws IllegalArgumentException if it is no such string, or does not fill the image exactly
     */
    public static Mask ofCompressed(int height, int width, String counts) {
        return ofCounts(height, width, RunLengthString.decode(counts));
    }

    /**
     * The pixels of one or more polygons, each filled, as COCO's own program finds them.
     *
     * @param rings at least one, in pixels from the top left; what lies outside the image is left out
     */
    public static Mask ofPolygons(int height, int width, List<List<Point>> rings) {
        return rings.stream()
                .map(ring -> ofCounts(height, width, PolygonRuns.of(height, width, ring)))
                .reduce(Mask::union)
                .orElseThrow(() -> new IllegalArgumentException("there is no polygon"));
    }

    /**
     * The mask of an image given row by row.
     *
     * @param inside {@code inside[row][column]}, all rows of one length
     */
    public static Mask ofRows(boolean[][] inside) {
        int height = inside.length;
        int width = height == 0 ? 0 : inside[0].length;
        int[] counts = new int[height * width + 1];
        int run = 0;
        boolean current = false;
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < height; row++) {
                if (inside[row][column] != current) {
                    current = !current;
                    run++;
                }
                counts[run]++;
            }
        }
        return ofCounts(height, width, Arrays.copyOf(counts, run + 1));
    }

    /** Rows of the image. */
    public int height() {
        return height;
    }

    /** Columns of the image. */
    public int width() {
        return width;
    }

    /** Lengths of the runs, outside first; only the first may be 0. */
    public int[] counts() {
        return runs.clone();
    }

    /** COCO's compressed form. */
    public String compressed() {
        return RunLengthString.encode(runs);
    }

    /** Whether the pixel belongs to the mask, {@code [row][column]}. */
    public boolean[][] rows() {
        boolean[][] inside = new boolean[height][width];
        int pixel = 0;
        for (int run = 0; run < runs.length; run++) {
            for (int end = pixel + runs[run]; pixel < end; pixel++) {
                inside[pixel % height][pixel / height] = run % 2 == 1;
            }
        }
        return inside;
    }

    @Override
    public double size() {
        double pixels = 0;
        for (int run = 1; run < runs.length; run += 2) {
            pixels += runs[run];
        }
        return pixels;
    }

    /** The smallest upright box round its pixels; without an extent, at the top left, where it has none. */
    public Box bounds() {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        int pixel = runs.length == 0 ? 0 : runs[0];
        for (int run = 1; run < runs.length; run++) {
            int last = pixel + runs[run] - 1;
            if (run % 2 == 1) {
                boolean wraps = last / height > pixel / height;
                left = Math.min(left, pixel / height);
                right = last / height;
                top = wraps ? 0 : Math.min(top, pixel % height);
                bottom = wraps ? height - 1 : Math.max(bottom, last % height);
            }
            pixel = last + 1;
        }
        return right < 0 ? new Box(0, 0, 0, 0) : new Box(left, top, right - left + 1, bottom - top + 1);
    }

    /**
     * The pixels of either.
     *
     * @throws IllegalArgumentException if they are of images of different sizes
     */
    public Mask union(Mask other) {
        requireSameImage(other);
        int[] counts = new int[runs.length + other.runs.length + 1];
        int[] ends = new int[2];
        int[] at = {0, 0};
        int run = 0;
        int pixels = height * width;
        int pixel = 0;
        while (pixel < pixels) {
            for (int side = 0; side < 2; side++) {
                int[] own = side == 0 ? runs : other.runs;
                while (ends[side] <= pixel) {
                    ends[side] += own[at[side]];
                    at[side]++;
                }
            }
            int next = Math.min(ends[0], ends[1]);
            // The run that is being read is the one before the index: inside where the index is even.
            boolean inside = at[0] % 2 == 0 || at[1] % 2 == 0;
            if (inside != (run % 2 == 1)) {
                run++;
            }
            counts[run] += next - pixel;
            pixel = next;
        }
        return ofCounts(height, width, Arrays.copyOf(counts, run + 1));
    }

    boolean sameImage(Mask other) {
        return height == other.height && width == other.width;
    }

    private void requireSameImage(Mask other) {
        if (!sameImage(other)) {
            throw new IllegalArgumentException(
                    "masks of images of " + width + " x " + height + " and " + other.width + " x " + other.height);
        }
    }

    double intersection(Mask other) {
        requireSameImage(other);
        long both = 0;
        int i = 0;
        int j = 0;
        long end = runs.length == 0 ? 0 : runs[0];
        long otherEnd = other.runs.length == 0 ? 0 : other.runs[0];
        long pixel = 0;
        while (i < runs.length && j < other.runs.length) {
            long next = Math.min(end, otherEnd);
            if (i % 2 == 1 && j % 2 == 1) {
                both += next - pixel;
            }
            pixel = next;
            if (end == next && ++i < runs.length) {
                end += runs[i];
            }
            if (otherEnd == next && ++j < other.runs.length) {
                otherEnd += other.runs[j];
            }
        }
        return both;
    }

    /** Runs without the empty ones, which split what belongs together; the first stays. */
    private static int[] joined(int[] counts) {
        int[] runs = new int[counts.length];
        int last = -1;
        for (int i = 0; i < counts.length; i++) {
            boolean sameSide = last >= 0 && i % 2 == last % 2;
            if (i > 0 && counts[i] == 0) {
                continue;
            }
            if (sameSide) {
                runs[last] += counts[i];
            } else {
                runs[++last] = counts[i];
            }
        }
        return Arrays.copyOf(runs, last + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && sameImage(mask) && Arrays.equals(runs, mask.runs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(runs);
    }

    @Override
    public String toString() {
        return "Mask[" + width + " x " + height + ", " + (long) size() + " pixels]";
    }
}
