package io.countersign.quality.agreement;

import java.util.Arrays;

/**
 * Only ratings of hard units are made by chance, the more so the more evenly the categories are used (Gwet 2008): AC1, with weights
 * AC2.
 */
final class UnsureRatings implements ChanceModel {

    @Override
    public Expected of(Patterns patterns, double[][] disagreement) {
        int categories = patterns.categories();
        double[] ofPattern = new double[patterns.size()];
        if (categories < 2) {
            return new Expected(0, ofPattern);
        }
        double[] shares = PooledShares.shares(patterns);
        double weights = (double) categories * categories;
        for (double[] row : disagreement) {
            weights -= Arrays.stream(row).sum();
        }
        double factor = weights / categories / (categories - 1);
        double agreement = 0;
        for (double share : shares) {
            agreement += factor * share * (1 - share);
        }
        for (int i = 0; i < ofPattern.length; i++) {
            ofPattern[i] = 1;
            for (int code : patterns.given(i)) {
                ofPattern[i] -= factor * (1 - shares[code]) / patterns.given(i).length;
            }
        }
        return new Expected(1 - agreement, ofPattern);
    }
}
