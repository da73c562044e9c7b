package io.countersign.quality.sampling;

/** Under which inspection a supplier's lots are, if any. */
public enum InspectionMode {
    NORMAL,
    TIGHTENED,
    REDUCED,
    /** No lot is inspected until the supplier's corrective action is accepted. */
    DISCONTINUED;

    /**
     * The master table for the supplier's next lot.
     *
     * @throws IllegalStateException if inspection is discontinued
     */
    public Severity severity() {
        return switch (this) {
            case NORMAL -> Severity.NORMAL;
            case TIGHTENED -> Severity.TIGHTENED;
            case REDUCED -> Severity.REDUCED;
            case DISCONTINUED ->
                throw new IllegalStateException("inspection is discontinued until corrective action is accepted");
        };
    }

    boolean isUnder(Severity severity) {
        return this != DISCONTINUED && severity() == severity;
    }
}
