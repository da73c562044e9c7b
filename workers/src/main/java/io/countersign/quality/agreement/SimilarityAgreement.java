package io.countersign.quality.agreement;

import java.util.OptionalDouble;

/** Whether two people's shapes of any kind are the same, where the caller knows how alike two of them are. */
public final class SimilarityAgreement {

    private SimilarityAgreement() {}

    /** How alike a left and a right shape are. */
    @FunctionalInterface
    public interface Similarity {

        /**
         * @param left index from 0
         * @param right index from 0
         * @return in [0, 1]; empty where the two are not the same
         */
        OptionalDouble of(int left, int right);
    }

    /**
     * The optimal one-to-one matching: as many pairs as possible, and of those matchings the one with the greatest total similarity.
     *
     * @param left how many shapes the left person has
     * @param right how many shapes the right person has
     */
    public static Matching match(int left, int right, Similarity similarity) {
        Candidates candidates = new Candidates(left, right);
        for (int i = 0; i < left; i++) {
            for (int j = 0; j < right; j++) {
                OptionalDouble alike = similarity.of(i, j);
                if (alike.isPresent()) {
                    candidates.add(i, j, alike.getAsDouble());
                }
            }
        }
        return candidates.best();
    }
}
