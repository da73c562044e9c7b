package io.countersign.quality.sampling;

/** What a sample says about its lot. */
public enum LotDecision {
    /** Not more than the acceptance number was found. */
    ACCEPTED,
    /** Between the two numbers of a reduced plan: the lot is accepted, yet the next one is under normal inspection. */
    ACCEPTED_BACK_TO_NORMAL,
    /** At least the rejection number was found. */
    REJECTED;

    /** Whether the lot may go on. */
    public boolean isAccepted() {
        return this != REJECTED;
    }
}
