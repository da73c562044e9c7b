package io.countersign.quality.detection;

import io.countersign.quality.geometry.Overlap;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One class in one image: its truths, its detections with the surest first, and how far they overlap. */
final class LabelledImage {

    private final List<Truth> truths;
    private final List<Detection> detections;
    private final double[][] overlaps;

    /** Detections of the same score stay in their order; those after the {@code most} surest are left out. */
    LabelledImage(List<Truth> truths, List<Detection> detections, int most) {
        this.truths = truths;
        this.detections = detections.stream()
                .sorted(Comparator.comparingDouble(Detection::score).reversed())
                .limit(most)
                .toList();
        this.overlaps = this.detections.stream()
                .map(detection -> truths.stream()
                        .mapToDouble(truth -> overlap(detection, truth))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double overlap(Detection detection, Truth truth) {
        if (!Overlap.comparable(detection.region(), truth.region())) {
            throw new IllegalArgumentException("cannot compare the shapes of class " + truth.label());
        }
        return (truth.crowd()
                        ? Overlap.coverage(detection.region(), truth.region())
                        : Overlap.iou(detection.region(), truth.region()))
                .value()
                .orElse(0);
    }

    /** Truths outside the range may be found, but need not be; so may detections outside it that find nothing. */
    LabelledMatches match(AreaRange range, double[] thresholds) {
        boolean[] optional = new boolean[truths.size()];
        for (int i = 0; i < optional.length; i++) {
            optional[i] = truths.get(i).crowd() || !range.has(truths.get(i).area());
        }
        int[] order = IntStream.concat(
                        IntStream.range(0, optional.length).filter(i -> !optional[i]),
                        IntStream.range(0, optional.length).filter(i -> optional[i]))
                .toArray();
        boolean[][] found = new boolean[thresholds.length][detections.size()];
        boolean[][] ignored = new boolean[thresholds.length][detections.size()];
        for (int t = 0; t < thresholds.length; t++) {
            boolean[] taken = new boolean[optional.length];
            for (int d = 0; d < detections.size(); d++) {
                int match = best(d, order, optional, taken, thresholds[t]);
                if (match >= 0) {
                    taken[match] = true;
                    found[t][d] = true;
                    ignored[t][d] = optional[match];
                } else {
                    ignored[t][d] = !range.has(detections.get(d).region().size());
                }
            }
        }
        long wanted =
                IntStream.range(0, optional.length).filter(i -> !optional[i]).count();
        double[] scores = detections.stream().mapToDouble(Detection::score).toArray();
        return new LabelledMatches(scores, found, ignored, wanted);
    }

    /** The truth that a detection overlaps most, of those that count before any other; the later of two alike. */
    private int best(int detection, int[] order, boolean[] optional, boolean[] taken, double threshold) {
        double most = Math.min(threshold, 1 - 1e-10);
        int match = -1;
        for (int truth : order) {
            if (taken[truth] && !truths.get(truth).crowd()) {
                continue;
            }
            if (match >= 0 && !optional[match] && optional[truth]) {
                break;
            }
            if (overlaps[detection][truth] >= most) {
                most = overlaps[detection][truth];
                match = truth;
            }
        }
        return match;
    }
}
