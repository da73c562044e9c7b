package io.countersign.quality.agreement;

import java.util.Arrays;

/** Nothing is put down to chance: raw agreement. */
final class NoChance implements ChanceModel {

    @Override
    public Expected of(Patterns patterns, double[][] disagreement) {
        double[] ofPattern = new double[patterns.size()];
        Arrays.fill(ofPattern, 1);
        return new Expected(1, ofPattern);
    }
}
