package io.countersign.quality.agreement;

/** By chance every rater uses the categories as all of them together do (Scott 1955, Fleiss 1971). */
final class PooledShares implements ChanceModel {

    @Override
    public Expected of(Patterns patterns, double[][] disagreement) {
        double[] shares = shares(patterns);
        double[] toOthers = new double[shares.length];
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                toOthers[i] += disagreement[i][j] * shares[j];
            }
            mean += shares[i] * toOthers[i];
        }
        double[] ofPattern = new double[patterns.size()];
        for (int i = 0; i < ofPattern.length; i++) {
            for (int code : patterns.given(i)) {
                ofPattern[i] += toOthers[code] / patterns.given(i).length;
            }
        }
        return new Expected(mean, ofPattern);
    }

    /** Share of each category, averaged over the units with a rating. */
    static double[] shares(Patterns patterns) {
        double[] shares = new double[patterns.categories()];
        for (int i = 0; i < patterns.size(); i++) {
            for (int code : patterns.given(i)) {
                shares[code] += (double) patterns.times(i) / patterns.given(i).length;
            }
        }
        long units = patterns.units();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= units;
        }
        return shares;
    }
}
