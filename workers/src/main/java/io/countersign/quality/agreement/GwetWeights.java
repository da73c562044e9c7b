package io.countersign.quality.agreement;

/**
 * Weights of Gwet (Handbook of Inter-Rater Reliability, 4th edition, 2014), on the ranks of the categories.
 *
 * <p>Each is 1 - distance / greatest distance of the scale, so that the two ends of the scale agree by 0; of the circular ones
 * those that lie opposite each other.
 */
public enum GwetWeights implements KappaWeights {
    /** How many pairs of ranks the two span. Not the ordinal distance of Krippendorff. */
    ORDINAL {
        @Override
        double distance(int i, int j, int categories) {
            double ranks = Math.abs(i - j) + 1.0;
            return ranks * (ranks - 1) / 2;
        }
    },
    /** Root of the distance of the ranks. */
    RADICAL {
        @Override
        double distance(int i, int j, int categories) {
            return Math.sqrt(Math.abs(i - j));
        }
    },
    /** Squared distance of the ranks from 1 in relation to their sum. */
    RATIO {
        @Override
        double distance(int i, int j, int categories) {
            double relative = (i - j) / (i + j + 2.0);
            return relative * relative;
        }
    },
    /** Ranks on a circle, on which the last is next to the first. */
    CIRCULAR {
        @Override
        double distance(int i, int j, int categories) {
            double sine = Math.sin(Math.PI * (i - j) / categories);
            return sine * sine;
        }
    },
    /** Squared distance in relation to how far both are from either end: a step counts more near the ends. */
    BIPOLAR {
        @Override
        double distance(int i, int j, int categories) {
            double fromEnds = (double) (i + j) * (2 * (categories - 1) - (i + j));
            return (double) (i - j) * (i - j) / fromEnds;
        }
    };

    abstract double distance(int i, int j, int categories);

    @Override
    public double weight(int i, int j, int categories) {
        return i == j ? 1 : 1 - distance(i, j, categories) / greatest(categories);
    }

    /** Of the two ends, but on a circle of the two that lie opposite each other. */
    private double greatest(int categories) {
        return distance(this == CIRCULAR ? categories / 2 : categories - 1, 0, categories);
    }
}
