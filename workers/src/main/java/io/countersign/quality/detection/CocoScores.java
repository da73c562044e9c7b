package io.countersign.quality.detection;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Undefined.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Average precision (AP) and average recall (AR) of detections, as COCO computes them (Lin et al. 2014; pycocotools' COCOeval).
 *
 * <p>For each class the detections of an image, the surest first, each take the truth that they overlap most by the threshold, of those
 * that are still free. Precision is averaged over 101 recalls; thresholds of intersection over union are 0.5, 0.55 to 0.95; of each
 * image the 100 surest detections of a class count. It is not the optimal matching of
 * {@link io.countersign.quality.agreement.RegionAgreement}: a detection does not give way to one that is less sure.
 */
public final class CocoScores {

    /** Of an image's detections of a class, how many count. */
    public static final int MOST_DETECTIONS = 100;

    private static final int THRESHOLDS = 10;

    private final double[] thresholds = thresholds();
    private final Map<String, List<LabelledImage>> byLabel;

    private CocoScores(Map<String, List<LabelledImage>> byLabel) {
        this.byLabel = byLabel;
    }

    /**
     * The scores over images.
     *
     * @param images in the order that decides between detections of the same score
     * @throws IllegalArgumentException if shapes of an image and class cannot be compared
     */
    public static CocoScores of(List<ImageDetections> images) {
        Map<String, List<LabelledImage>> byLabel = new TreeMap<>();
        for (ImageDetections image : images) {
            Map<String, List<Truth>> truths = new LinkedHashMap<>();
            Map<String, List<Detection>> detections = new LinkedHashMap<>();
            image.truths()
                    .forEach(truth -> truths.computeIfAbsent(truth.label(), label -> new ArrayList<>())
                            .add(truth));
            image.detections()
                    .forEach(one -> detections
                            .computeIfAbsent(one.label(), label -> new ArrayList<>())
                            .add(one));
            truths.keySet().forEach(label -> detections.computeIfAbsent(label, none -> new ArrayList<>()));
            detections.forEach((label, found) -> byLabel.computeIfAbsent(label, none -> new ArrayList<>())
                    .add(new LabelledImage(truths.getOrDefault(label, List.of()), found, MOST_DETECTIONS)));
        }
        return new CocoScores(byLabel);
    }

    /** The thresholds of intersection over union. */
    public List<Double> ious() {
        return Arrays.stream(thresholds).boxed().toList();
    }

    /**
     * AP, mean over thresholds and classes, in [0, 1].
     *
     * @return undefined where nothing in the range was there to be found
     */
    public Coefficient averagePrecision(AreaRange range) {
        return mean(evaluate(range, MOST_DETECTIONS), PrecisionCurve::averagePrecision);
    }

    /**
     * AP at one threshold, mean over classes, in [0, 1].
     *
     * @param iou index in {@link #ious}
     * @return undefined where nothing was there to be found
     */
    public Coefficient averagePrecision(int iou) {
        List<PrecisionCurve> curves = evaluate(AreaRange.ALL, MOST_DETECTIONS).values().stream()
                .map(of -> of.get(iou))
                .toList();
        return mean(Map.of("", curves), PrecisionCurve::averagePrecision);
    }

    /**
     * AR, mean over thresholds and classes of the recall that is reached in the end, in [0, 1].
     *
     * @param detections of an image and class, the surest, that count; at most {@link #MOST_DETECTIONS}
     * @return undefined where nothing in the range was there to be found
     */
    public Coefficient averageRecall(AreaRange range, int detections) {
        if (detections < 1 || detections > MOST_DETECTIONS) {
            throw new IllegalArgumentException(
                    "detections must be from 1 to " + MOST_DETECTIONS + ", was " + detections);
        }
        return mean(evaluate(range, detections), PrecisionCurve::recall);
    }

    /** AP of each class, mean over thresholds, by class; a class that nothing has is left out. */
    public Map<String, Coefficient> perLabel() {
        Map<String, Coefficient> figures = new LinkedHashMap<>();
        evaluate(AreaRange.ALL, MOST_DETECTIONS)
                .forEach((label, curves) ->
                        figures.put(label, mean(Map.of(label, curves), PrecisionCurve::averagePrecision)));
        return figures;
    }

    private Map<String, List<PrecisionCurve>> evaluate(AreaRange range, int most) {
        Map<String, List<PrecisionCurve>> curves = new TreeMap<>();
        byLabel.forEach((label, images) -> {
            List<LabelledMatches> matches =
                    images.stream().map(image -> image.match(range, thresholds)).toList();
            long wanted = matches.stream().mapToLong(LabelledMatches::wanted).sum();
            if (wanted > 0) {
                List<PrecisionCurve> ofLabel = new ArrayList<>();
                for (int t = 0; t < thresholds.length; t++) {
                    ofLabel.add(PrecisionCurve.of(matches, t, most, wanted));
                }
                curves.put(label, ofLabel);
            }
        });
        return curves;
    }

    private static Coefficient mean(Map<String, List<PrecisionCurve>> curves, ToDoubleFunction<PrecisionCurve> figure) {
        double sum = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .sum();
        long count = curves.values().stream().mapToLong(List::size).sum();
        return Coefficient.ratio(sum, count, Reason.NO_DATA);
    }

    private static double[] thresholds() {
        double step = (0.95 - 0.5) / (THRESHOLDS - 1);
        double[] thresholds = new double[THRESHOLDS];
        for (int i = 0; i < THRESHOLDS; i++) {
            thresholds[i] = i * step + 0.5;
        }
        thresholds[THRESHOLDS - 1] = 0.95;
        return thresholds;
    }
}
