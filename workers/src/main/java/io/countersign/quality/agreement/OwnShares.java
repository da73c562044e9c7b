package io.countersign.quality.agreement;

/** By chance every rater uses the categories as he himself does (Cohen 1960, Conger 1980). */
final class OwnShares implements ChanceModel {

    @Override
    public Expected of(Patterns patterns, double[][] disagreement) {
        long[] rated = new long[patterns.raters()];
        double[][] own = own(patterns, rated);
        int raters = 0;
        double[] all = new double[patterns.categories()];
        for (int rater = 0; rater < own.length; rater++) {
            raters += rated[rater] > 0 ? 1 : 0;
            for (int i = 0; i < all.length; i++) {
                all[i] += own[rater][i];
            }
        }
        double pairs = (double) raters * (raters - 1);
        double[][] toOthers = new double[own.length][all.length];
        double[] atLarge = new double[own.length];
        double mean = 0;
        for (int rater = 0; rater < own.length; rater++) {
            for (int i = 0; i < all.length; i++) {
                for (int j = 0; j < all.length; j++) {
                    toOthers[rater][i] += disagreement[j][i] * (all[j] - own[rater][j]);
                }
                atLarge[rater] += own[rater][i] * toOthers[rater][i];
            }
            mean += rated[rater] > 0 ? atLarge[rater] / pairs : 0;
        }
        double[] ofPattern = new double[patterns.size()];
        long units = patterns.units();
        for (int i = 0; i < ofPattern.length; i++) {
            for (int rater = 0; rater < own.length; rater++) {
                int code = patterns.row(i)[rater];
                if (rated[rater] > 0) {
                    double more = code == Ratings.MISSING ? 0 : toOthers[rater][code] - atLarge[rater];
                    ofPattern[i] += (more * units / rated[rater] + atLarge[rater]) / pairs;
                }
            }
        }
        return new Expected(mean, ofPattern);
    }

    /** Share of each category among a rater's ratings; {@code rated} is filled with how many there are. */
    private static double[][] own(Patterns patterns, long[] rated) {
        double[][] own = new double[rated.length][patterns.categories()];
        for (int i = 0; i < patterns.size(); i++) {
            for (int rater = 0; rater < rated.length; rater++) {
                int code = patterns.row(i)[rater];
                if (code != Ratings.MISSING) {
                    own[rater][code] += patterns.times(i);
                    rated[rater] += patterns.times(i);
                }
            }
        }
        for (int rater = 0; rater < rated.length; rater++) {
            for (int i = 0; rated[rater] > 0 && i < own[rater].length; i++) {
                own[rater][i] /= rated[rater];
            }
        }
        return own;
    }
}
