package io.countersign.quality.aggregation;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import io.countersign.quality.geometry.Mask;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@link Staple} estimated. */
public final class StapleFit {

    private final int height;
    private final int width;
    private final MaskStretches stretches;
    private final double[] inside;
    private final Map<String, Person> people;
    private final int iterations;
    private final boolean converged;

    StapleFit(
            int height,
            int width,
            MaskStretches stretches,
            double[] inside,
            Map<String, Person> people,
            int iterations,
            boolean converged) {
        this.height = height;
        this.width = width;
        this.stretches = stretches;
        this.inside = inside;
        this.people = people;
        this.iterations = iterations;
        this.converged = converged;
    }

    /**
     * How a person draws.
     *
     * @param sensitivity share of the thing that the person draws, in [0, 1]
     * @param specificity share of the rest that the person leaves out, in [0, 1]
     */
    public record Person(double sensitivity, double specificity) {}

    /**
     * The pixels that belong to the thing with more than the given probability.
     *
     * @param probability in [0, 1), 0.5 where nothing else is agreed; a pixel with exactly it is outside
     */
    public Mask mask(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in [0, 1), was " + probability);
        }
        int[] counts = new int[stretches.stretches().size() + 1];
        int run = 0;
        for (int[] stretch : stretches.stretches()) {
            boolean belongs = inside[stretch[0]] > probability;
            if (belongs != (run % 2 == 1)) {
                run++;
            }
            counts[run] += stretch[1];
        }
        return Mask.ofCounts(height, width, Arrays.copyOf(counts, run + 1));
    }

    /**
     * Mean probability of the pixels of {@code mask(0.5)}, in (0.5, 1]: how sure it is of what it says belongs to the thing.
     *
     * @return undefined where that mask is empty
     */
    public Coefficient confidence() {
        double sum = 0;
        double pixels = 0;
        for (int set = 0; set < inside.length; set++) {
            if (inside[set] > 0.5) {
                sum += inside[set] * stretches.pixels()[set];
                pixels += stretches.pixels()[set];
            }
        }
        return Coefficient.ratio(sum, pixels, Reason.NO_DATA);
    }

    /** Each person's part, by name. */
    public Map<String, Person> people() {
        return new LinkedHashMap<>(people);
    }

    /** How many steps were made. */
    public int iterations() {
        return iterations;
    }

    /** Whether the estimate had settled before the steps ran out. */
    public boolean converged() {
        return converged;
    }
}
