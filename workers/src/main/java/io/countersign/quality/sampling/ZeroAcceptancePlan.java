package io.countersign.quality.sampling;

/**
 * A plan for one lot that not a single nonconforming item in the sample lets pass: for defects that nobody may accept knowingly.
 *
 * <p>The sample is the smallest with which a lot that is as bad as the limiting quality passes with no more than the risk. It is exact
 * for the lot (hypergeometric), so that small lots need no more than they must.
 *
 * @param lotSize items in the lot, at least 1
 * @param nonconforming fewest nonconforming items that make the lot one to be caught
 * @param risk greatest probability with which such a lot may still pass, in (0, 1)
 * @param sampleSize from 1 to {@code lotSize}
 */
public record ZeroAcceptancePlan(int lotSize, int nonconforming, double risk, int sampleSize) {

    /**
     * The plan for a lot.
     *
     * @param limitingQuality share of nonconforming items, in (0, 1]; of the lot, rounded upwards to whole items
     * @param risk the customer's, in (0, 1), such as 0.1
     */
    public static ZeroAcceptancePlan of(int lotSize, double limitingQuality, double risk) {
        if (lotSize < 1) {
            throw new IllegalArgumentException("lot size must be at least 1, was " + lotSize);
        }
        if (!(limitingQuality > 0 && limitingQuality <= 1)) {
            throw new IllegalArgumentException("limiting quality must be in (0, 1], was " + limitingQuality);
        }
        if (!(risk > 0 && risk < 1)) {
            throw new IllegalArgumentException("risk must be in (0, 1), was " + risk);
        }
        int nonconforming = Math.max(1, (int) Math.ceil(limitingQuality * lotSize - 1e-9));
        int low = 1;
        int high = lotSize;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (OperatingCharacteristic.hypergeometric(lotSize, nonconforming, middle, 0) <= risk) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new ZeroAcceptancePlan(lotSize, nonconforming, risk, low);
    }

    /** Probability that a lot with so many nonconforming items passes, in [0, 1]; 1 for none, and never growing with their number. */
    public double acceptanceProbability(int inLot) {
        return OperatingCharacteristic.hypergeometric(lotSize, inLot, sampleSize, 0);
    }
}
