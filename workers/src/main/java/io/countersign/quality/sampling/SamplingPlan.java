package io.countersign.quality.sampling;

import java.math.BigDecimal;

/**
 * A single sampling plan by attributes for one lot.
 *
 * @param lotSize items in the lot, at least 1
 * @param level the inspection level that it was found by
 * @param aql acceptable quality level: percent nonconforming up to 10, nonconformities per 100 items above
 * @param severity the master table that it comes from
 * @param lotLetter code letter of the lot size and level
 * @param letter code letter of the plan; another one than {@code lotLetter} where the table has an arrow
 * @param arrow which way the arrow led
 * @param tableSize sample size of the table, which may exceed the lot
 * @param acceptance most nonconforming items (Ac) that let the lot pass
 * @param rejection fewest nonconforming items (Re) that make it fail; {@code acceptance + 1} unless the plan is a reduced one
 */
public record SamplingPlan(
        int lotSize,
        InspectionLevel level,
        BigDecimal aql,
        Severity severity,
        String lotLetter,
        String letter,
        Arrow arrow,
        int tableSize,
        int acceptance,
        int rejection) {

    private static final BigDecimal MOST_PERCENT = BigDecimal.TEN;
    private static final double CUSTOMERS_RISK = 0.1;

    public SamplingPlan {
        if (lotSize < 1 || tableSize < 1 || acceptance < 0 || rejection <= acceptance) {
            throw new IllegalArgumentException(
                    "no plan: lot " + lotSize + ", n " + tableSize + ", " + acceptance + "/" + rejection);
        }
    }

    /** How many items to inspect, from 1 to the lot size. */
    public int sampleSize() {
        return Math.min(tableSize, lotSize);
    }

    /**
     * The plan that protects the customer as well and accepts no nonconforming item: as many items as let a lot of the quality that this
     * plan accepts once in ten (the limiting quality) pass at most once in ten. The very plan where it accepts none already.
     *
     * @throws IllegalStateException if nonconformities are counted
     */
    public SamplingPlan zeroAcceptance() {
        if (countsNonconformities()) {
            throw new IllegalStateException("at an AQL above 10 nonconformities are counted, not items");
        }
        if (acceptance == 0 && rejection == 1) {
            return this;
        }
        int size = ZeroAcceptancePlan.of(lotSize, qualityAcceptedWith(CUSTOMERS_RISK), CUSTOMERS_RISK)
                .sampleSize();
        return new SamplingPlan(lotSize, level, aql, severity, lotLetter, letter, arrow, size, 0, 1);
    }

    /** Whether every item of the lot is inspected, because the table asks for at least as many as there are. */
    public boolean wholeLot() {
        return tableSize >= lotSize;
    }

    /** Whether nonconformities are counted (AQL above 10, several may be on one item) rather than nonconforming items. */
    public boolean countsNonconformities() {
        return aql.compareTo(MOST_PERCENT) > 0;
    }

    /**
     * What the sample says about the lot.
     *
     * @param found nonconforming items in the sample, or nonconformities where those are counted
     * @throws IllegalArgumentException if that many cannot be
     */
    public LotDecision judge(int found) {
        if (found < 0 || (!countsNonconformities() && found > sampleSize())) {
            throw new IllegalArgumentException(found + " nonconforming items in a sample of " + sampleSize());
        }
        if (found <= acceptance) {
            return LotDecision.ACCEPTED;
        }
        return found < rejection ? LotDecision.ACCEPTED_BACK_TO_NORMAL : LotDecision.REJECTED;
    }

    /**
     * Probability that a lot of the given quality is accepted: a point of the operating characteristic curve.
     *
     * <p>The type B curve, of the process that the lots come from: binomial where nonconforming items are counted, Poisson where
     * nonconformities are. A lot is accepted below the rejection number.
     *
     * @param quality nonconforming share of the items, in [0, 1], or nonconformities per item, at least 0
     * @return in [0, 1]; 1 at quality 0, and never growing with it
     */
    public double acceptanceProbability(double quality) {
        return countsNonconformities()
                ? OperatingCharacteristic.poisson(sampleSize() * quality, rejection - 1)
                : OperatingCharacteristic.binomial(sampleSize(), rejection - 1, quality);
    }

    /**
     * Probability that one lot with exactly so many nonconforming items is accepted: the type A curve, of this lot alone.
     *
     * @param nonconforming items of the lot, from 0 to its size
     * @return in [0, 1]; 1 at 0, and never growing with the number
     * @throws IllegalStateException if nonconformities are counted, of which a lot may have any number
     */
    public double acceptanceProbabilityOfLot(int nonconforming) {
        if (countsNonconformities()) {
            throw new IllegalStateException("at an AQL above 10 nonconformities are counted, not items");
        }
        return OperatingCharacteristic.hypergeometric(lotSize, nonconforming, sampleSize(), rejection - 1);
    }

    /**
     * The quality at which a lot is accepted with a probability: what table X of MIL-STD-105E lists.
     *
     * @param probability in (0, 1)
     * @return nonconforming share of the items, in (0, 1), or nonconformities per item, above 0; to 12 digits
     */
    public double qualityAcceptedWith(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1), was " + probability);
        }
        double low = 0;
        double high = 1;
        while (countsNonconformities() && acceptanceProbability(high) > probability) {
            high *= 2;
        }
        while (high - low > 1e-13 * high) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (acceptanceProbability(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
