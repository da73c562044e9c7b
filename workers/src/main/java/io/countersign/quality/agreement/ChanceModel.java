package io.countersign.quality.agreement;

/** How much disagreement chance alone is taken to bring: the only thing in which most coefficients differ. */
interface ChanceModel {

    /**
     * The expected disagreement.
     *
     * @param disagreement of two categories, in [0, 1], 0 on the diagonal
     */
    Expected of(Patterns patterns, double[][] disagreement);

    /**
     * Disagreement by chance.
     *
     * @param mean over all units; exactly 0 where all ratings are of one category and the model cannot tell it from chance
     * @param ofPattern each row's part in it, whose mean over the units is {@code mean}: how much the row moves it
     */
    record Expected(double mean, double[] ofPattern) {}
}
