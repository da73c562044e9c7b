package io.countersign.mark;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.math3.transform.TransformType;

/**
 * Finds a code in an image, without the image that it was put into. The residual of brightness is laid tile upon tile; with the phases
 * of its spectrum alone, since a scene is loudest where it says least, the patterns are looked for by correlation. That finds them
 * wherever the image was cut, mirrored or turned by quarters. If they aren't found, the middle is tried at 0.45 to 2.2 times its size.
 */
final class MarkReader {
    /**
     * Least height of the first pattern's peak in standard deviations of the correlation. By chance the highest of all that are tried,
     * 3 x 10^7, comes to 5.5.
     */
    static final double LEAST_PEAK = 7;

    private static final float LOUDEST = 12;
    /** Levels of standard deviation that make no place less believed. */
    private static final float QUIET = 3;

    private static final double SMALLEST = 0.45;
    private static final double LARGEST = 2.2;
    /** At most a pixel of drift over half of the window. */
    private static final double STEP = 1.004;

    private static final int WINDOW = 512;
    private static final int REFINED = 6;

    private final Patterns patterns;

    MarkReader(Patterns patterns) {
        this.patterns = patterns;
    }

    /**
     * @param peak of the first pattern, in standard deviations
     * @param scale by which the image was enlarged since, 1 where it was not
     */
    record Found(long code, double peak, double scale) {}

    Optional<Found> read(BufferedImage image) {
        Pixels pixels = Pixels.of(image);
        Plane plane = Plane.of(pixels);
        Optional<Found> asItIs = anyTurn(plane.fold());
        return asItIs.isPresent() ? asItIs : atAnotherSize(plane);
    }

    private Optional<Found> anyTurn(double[] tile) {
        double[] turned = tile;
        for (int turn = 0; turn < 8; turn++) {
            Optional<Found> found = new Sight(turned).decode(1);
            if (found.isPresent()) {
                return found;
            }
            // Four quarters, then the same from behind.
            turned = turn == 3 ? transposed(turned) : quarter(turned);
        }
        return Optional.empty();
    }

    private static double[] quarter(double[] tile) {
        double[] turned = new double[Tile.AREA];
        for (int y = 0; y < Tile.SIDE; y++) {
            for (int x = 0; x < Tile.SIDE; x++) {
                turned[Tile.at(-y, x)] = tile[Tile.at(x, y)];
            }
        }
        return turned;
    }

    private static double[] transposed(double[] tile) {
        double[] turned = new double[Tile.AREA];
        for (int y = 0; y < Tile.SIDE; y++) {
            for (int x = 0; x < Tile.SIDE; x++) {
                turned[Tile.at(y, x)] = tile[Tile.at(x, y)];
            }
        }
        return turned;
    }

    private record Candidate(double scale, double peak) {}

    private Optional<Found> atAnotherSize(Plane plane) {
        List<Candidate> candidates = new ArrayList<>();
        for (double scale = STEP; scale <= LARGEST; scale *= STEP) {
            candidates.add(candidate(plane, scale, WINDOW));
            if (1 / scale >= SMALLEST) {
                candidates.add(candidate(plane, 1 / scale, WINDOW));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::peak).reversed());
        return candidates.stream()
                .limit(REFINED)
                .map(candidate -> refined(plane, candidate))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Candidate candidate(Plane plane, double scale, int window) {
        return new Candidate(scale, new Sight(plane.middle(scale, window).fold()).peak);
    }

    /** A larger part of the image needs, and gives, a more exact scale. */
    private Optional<Found> refined(Plane plane, Candidate coarse) {
        Candidate best = coarse;
        double step = STEP - 1;
        for (int window = WINDOW; ; window *= 2) {
            Optional<Found> found = new Sight(plane.middle(best.scale(), window).fold()).decode(best.scale());
            if (found.isPresent() || window / 2 * best.scale() > Math.max(plane.width(), plane.height())) {
                return found;
            }
            step /= 2;
            for (double scale : new double[] {best.scale() * (1 - step), best.scale() * (1 + step)}) {
                Candidate other = candidate(plane, scale, 2 * window);
                best = other.peak() > best.peak() ? other : best;
            }
        }
    }

    /** One tile seen through the patterns. */
    private final class Sight {
        private final double[] re;
        private final double[] im = new double[Tile.AREA];
        private final double peak;
        private final int origin;

        Sight(double[] tile) {
            re = tile.clone();
            Tile.transform(re, im, TransformType.FORWARD);
            for (int i = 0; i < Tile.AREA; i++) {
                double length = Math.hypot(re[i], im[i]);
                re[i] = length == 0 ? 0 : re[i] / length;
                im[i] = length == 0 ? 0 : im[i] / length;
            }
            double[] correlation = correlation(0);
            int highest = 0;
            double square = 0;
            for (int i = 0; i < Tile.AREA; i++) {
                square += correlation[i] * correlation[i];
                highest = correlation[i] > correlation[highest] ? i : highest;
            }
            origin = highest;
            peak = square == 0 ? 0 : correlation[highest] / Math.sqrt(square / Tile.AREA);
        }

        private double[] correlation(int k) {
            double[] productRe = new double[Tile.AREA];
            double[] productIm = new double[Tile.AREA];
            for (int i = 0; i < Tile.AREA; i++) {
                double a = patterns.re(k, i);
                double b = patterns.im(k, i);
                productRe[i] = re[i] * a + im[i] * b;
                productIm[i] = im[i] * a - re[i] * b;
            }
            Tile.transform(productRe, productIm, TransformType.INVERSE);
            return productRe;
        }

        Optional<Found> decode(double scale) {
            if (peak < LEAST_PEAK) {
                return Optional.empty();
            }
            int[] symbols = new int[MarkCode.SYMBOLS];
            for (int k = 0; k < symbols.length; k++) {
                symbols[k] = highest(correlation(k + 1));
            }
            OptionalLong code = MarkCode.code(symbols);
            return code.isPresent() ? Optional.of(new Found(code.getAsLong(), peak, scale)) : Optional.empty();
        }

        private int highest(double[] correlation) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int symbol = 0; symbol < Patterns.symbols(); symbol++) {
                double here = correlation[
                        Tile.at(
                                origin % Tile.SIDE + Patterns.shiftX(symbol),
                                origin / Tile.SIDE + Patterns.shiftY(symbol))];
                if (here > most) {
                    most = here;
                    best = symbol;
                }
            }
            return best;
        }
    }

    /** Brightness of an image, or of a part of it at another size. */
    private record Plane(float[] values, int width, int height) {

        static Plane of(Pixels pixels) {
            int width = pixels.width();
            float[] values = new float[width * pixels.height()];
            float[] row = new float[width];
            for (int y = 0; y < pixels.height(); y++) {
                pixels.brightness(y, row);
                System.arraycopy(row, 0, values, y * width, width);
            }
            return new Plane(values, width, pixels.height());
        }

        /** What stands out from its surroundings, tile upon tile; edges count no more than {@link #LOUDEST}. */
        double[] fold() {
            double[] sum = new double[Tile.AREA];
            Surroundings surroundings =
                    new Surroundings((y, row) -> System.arraycopy(values, y * width, row, 0, width), width, height);
            float[] mean = new float[width];
            float[] deviation = new float[width];
            for (int y = 0; y < height; y++) {
                float[] row = surroundings.row(y, mean, deviation);
                int at = (y & Tile.SIDE - 1) * Tile.SIDE;
                for (int x = 0; x < width; x++) {
                    float residual = Math.max(-LOUDEST, Math.min(LOUDEST, row[x] - mean[x]));
                    sum[at + (x & Tile.SIDE - 1)] += residual / (QUIET + deviation[x]);
                }
            }
            return sum;
        }

        /**
         * A window of the middle as it was before it was enlarged by a scale, bilinear.
         *
         * @param window side in pixels, before; less where there is not so much
         */
        Plane middle(double scale, int window) {
            int w = (int) Math.min(window, Math.floor((width - 1) / scale));
            int h = (int) Math.min(window, Math.floor((height - 1) / scale));
            float[] part = new float[w * h];
            double left = (width - w * scale) / 2;
            double top = (height - h * scale) / 2;
            for (int y = 0; y < h; y++) {
                double sourceY = Math.max(0, Math.min(height - 1.001, top + (y + 0.5) * scale - 0.5));
                int y0 = (int) sourceY;
                float fy = (float) (sourceY - y0);
                for (int x = 0; x < w; x++) {
                    double sourceX = Math.max(0, Math.min(width - 1.001, left + (x + 0.5) * scale - 0.5));
                    int x0 = (int) sourceX;
                    float fx = (float) (sourceX - x0);
                    int at = y0 * width + x0;
                    float above = values[at] + fx * (values[at + 1] - values[at]);
                    float below = values[at + width] + fx * (values[at + width + 1] - values[at + width]);
                    part[y * w + x] = above + fy * (below - above);
                }
            }
            return new Plane(part, w, h);
        }
    }
}
