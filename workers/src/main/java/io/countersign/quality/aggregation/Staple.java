package io.countersign.quality.aggregation;

import io.countersign.quality.geometry.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several people's masks of one thing made into one (STAPLE: Warfield, Zou and Wells 2004): how likely each pixel belongs to it, and how
 * sensitive and specific each person is, estimated together by expectation maximisation.
 *
 * <p>It starts from sensitivities and specificities of 0.99999. The prior probability of a pixel is the share of pixels drawn, over all
 * masks, and stays. So the size of the image round the thing counts: cut it out where it is small in a large image. Pixels are counted
 * by who drew them, so the time grows with the runs of the masks, not with the image.
 */
public final class Staple {

    private static final double START = 0.99999;

    private final MaskStretches stretches;
    private final int people;
    private final double prior;
    private final double[] sensitivity;
    private final double[] specificity;
    private final double[] inside;

    private Staple(List<Mask> masks) {
        this.stretches = MaskStretches.of(masks);
        this.people = masks.size();
        this.sensitivity = filled(people);
        this.specificity = filled(people);
        this.inside = new double[stretches.drawn().size()];
        double drawn = masks.stream().mapToDouble(Mask::size).sum();
        this.prior = drawn / people / Arrays.stream(stretches.pixels()).sum();
    }

    /**
     * The estimate.
     *
     * @param masks each person's mask, at least one, all of one image with at least one pixel
     * @throws IllegalArgumentException if there is none, or they are of images of different sizes
     */
    public static StapleFit fit(Map<String, Mask> masks, StapleSettings settings) {
        SortedMap<String, Mask> byName = new TreeMap<>(masks);
        List<Mask> all = List.copyOf(byName.values());
        if (all.isEmpty() || all.get(0).height() == 0 || all.get(0).width() == 0) {
            throw new IllegalArgumentException("there is no mask with a pixel");
        }
        for (Mask mask : all) {
            if (mask.height() != all.get(0).height()
                    || mask.width() != all.get(0).width()) {
                throw new IllegalArgumentException(
                        "masks of images of " + all.get(0).width() + " x "
                                + all.get(0).height() + " and " + mask.width() + " x " + mask.height());
            }
        }
        return new Staple(all).run(List.copyOf(byName.keySet()), all.get(0), settings);
    }

    private StapleFit run(List<String> names, Mask image, StapleSettings settings) {
        boolean converged = false;
        int step = 0;
        while (!converged && step < settings.maxIterations()) {
            step++;
            expect();
            converged = maximise() < settings.tolerance();
        }
        expect();
        Map<String, StapleFit.Person> skills = new LinkedHashMap<>();
        for (int i = 0; i < people; i++) {
            skills.put(names.get(i), new StapleFit.Person(sensitivity[i], specificity[i]));
        }
        return new StapleFit(image.height(), image.width(), stretches, inside, skills, step, converged);
    }

    private void expect() {
        for (int set = 0; set < inside.length; set++) {
            BitSet drawn = stretches.drawn().get(set);
            double[] logs = {Math.log(prior), Math.log1p(-prior)};
            for (int i = 0; i < people; i++) {
                logs[0] += Math.log(drawn.get(i) ? sensitivity[i] : 1 - sensitivity[i]);
                logs[1] += Math.log(drawn.get(i) ? 1 - specificity[i] : specificity[i]);
            }
            // Where neither can be, as for a pixel that people who are never wrong see differently, nothing is known.
            boolean impossible = Double.isInfinite(logs[0]) && Double.isInfinite(logs[1]);
            if (!impossible) {
                Posteriors.normalise(logs);
            }
            inside[set] = impossible ? 0.5 : logs[0];
        }
    }

    /** The greatest change. */
    private double maximise() {
        double moved = 0;
        double in = 0;
        double out = 0;
        for (int set = 0; set < inside.length; set++) {
            in += inside[set] * stretches.pixels()[set];
            out += (1 - inside[set]) * stretches.pixels()[set];
        }
        for (int i = 0; i < people; i++) {
            double drawnInside = 0;
            double leftOutside = 0;
            for (int set = 0; set < inside.length; set++) {
                if (stretches.drawn().get(set).get(i)) {
                    drawnInside += inside[set] * stretches.pixels()[set];
                } else {
                    leftOutside += (1 - inside[set]) * stretches.pixels()[set];
                }
            }
            double newSensitivity = in > 0 ? drawnInside / in : sensitivity[i];
            double newSpecificity = out > 0 ? leftOutside / out : specificity[i];
            moved = Math.max(moved, Math.abs(newSensitivity - sensitivity[i]));
            moved = Math.max(moved, Math.abs(newSpecificity - specificity[i]));
            sensitivity[i] = Math.min(1, newSensitivity);
            specificity[i] = Math.min(1, newSpecificity);
        }
        return moved;
    }

    private static double[] filled(int size) {
        double[] values = new double[size];
        Arrays.fill(values, START);
        return values;
    }
}
