package io.countersign.quality.aggregation;

import java.util.Arrays;

/** What is taken to be the same about a rater's errors, so that fewer ratings determine them. */
enum RaterModel {
    /** Nothing: every class has error rates of its own (Dawid and Skene 1979). */
    CONFUSION {
        @Override
        void estimate(double[][] counts) {
            for (double[] row : counts) {
                double sum = Arrays.stream(row).sum();
                for (int label = 0; sum > 0 && label < row.length; label++) {
                    row[label] /= sum;
                }
            }
        }
    },
    /** Everything: one probability of being right whatever the class, all wrong classes as likely. */
    ONE_COIN {
        @Override
        void estimate(double[][] counts) {
            double right = 0;
            double wrong = 0;
            for (int truth = 0; truth < counts.length; truth++) {
                right += counts[truth][truth];
                for (int label = 0; label < counts.length; label++) {
                    wrong += label == truth ? 0 : counts[truth][label];
                }
            }
            double accuracy = right / (right + wrong);
            double error = wrong / (right + wrong) / Math.max(1, counts.length - 1);
            for (int truth = 0; truth < counts.length; truth++) {
                Arrays.fill(counts[truth], error);
                counts[truth][truth] = accuracy;
            }
        }
    };

    /** Turns expected numbers of ratings, {@code [truth][given]}, into probabilities, in place. */
    abstract void estimate(double[][] counts);
}
