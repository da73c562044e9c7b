package io.countersign.quality.detection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What detections of one class come to at one threshold, over all images.
 *
 * @param averagePrecision mean, over 101 recalls, of the greatest precision at that recall or a greater one; in [0, 1]
 * @param recall in [0, 1]
 */
record PrecisionCurve(double averagePrecision, double recall) {

    private static final int RECALLS = 101;

    /** Detections of the same score stay in the order of the images. @param most of an image's surest detections that count */
    static PrecisionCurve of(List<LabelledMatches> images, int threshold, int most, long wanted) {
        List<int[]> ranked = IntStream.range(0, images.size())
                .boxed()
                .flatMap(image -> IntStream.range(
                                0, Math.min(most, images.get(image).scores().length))
                        .mapToObj(detection -> new int[] {image, detection}))
                .sorted(Comparator.<int[]>comparingDouble(
                                at -> images.get(at[0]).scores()[at[1]])
                        .reversed())
                .toList();
        double[] precision = new double[ranked.size()];
        double[] recall = new double[ranked.size()];
        long right = 0;
        long wrong = 0;
        for (int i = 0; i < precision.length; i++) {
            LabelledMatches image = images.get(ranked.get(i)[0]);
            int detection = ranked.get(i)[1];
            if (!image.ignored()[threshold][detection]) {
                if (image.found()[threshold][detection]) {
                    right++;
                } else {
                    wrong++;
                }
            }
            precision[i] = right / (right + wrong + Math.ulp(1.0));
            recall[i] = (double) right / wanted;
        }
        return new PrecisionCurve(average(precision, recall), recall.length == 0 ? 0 : recall[recall.length - 1]);
    }

    private static double average(double[] precision, double[] recall) {
        for (int i = precision.length - 1; i > 0; i--) {
            precision[i - 1] = Math.max(precision[i - 1], precision[i]);
        }
        double sum = 0;
        int at = 0;
        for (int i = 0; i < RECALLS; i++) {
            double wanted = i == RECALLS - 1 ? 1 : i * 0.01;
            while (at < recall.length && recall[at] < wanted) {
                at++;
            }
            sum += at < recall.length ? precision[at] : 0;
        }
        return sum / RECALLS;
    }
}
