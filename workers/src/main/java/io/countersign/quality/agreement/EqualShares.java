package io.countersign.quality.agreement;

import java.util.Arrays;

/** By chance every category of the scale is as likely (Brennan and Prediger 1981, Randolph 2005). */
final class EqualShares implements ChanceModel {

    @Override
    public Expected of(Patterns patterns, double[][] disagreement) {
        double sum = 0;
        for (double[] row : disagreement) {
            sum += Arrays.stream(row).sum();
        }
        double mean = sum / disagreement.length / disagreement.length;
        double[] ofPattern = new double[patterns.size()];
        Arrays.fill(ofPattern, mean);
        return new Expected(mean, ofPattern);
    }
}
