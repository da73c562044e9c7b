package io.countersign.job;

/**
 * Where a task stands among those of its priority: the lower, the sooner. What nothing is known of, and every task of a job that is
 * worked in the order of due dates, stands in the middle, so that no job pushes another aside by its order alone.
 */
public final class Rank {
    public static final int SOONEST = 0;
    public static final int MIDDLE = 500;
    public static final int LAST = 1_000;
    /** Added to the rank of what is offered to a person: they get it before all else of its priority. */
    public static final int OFFERED = -2_000;

    private Rank() {}

    /** @param agreement 0 to 1; {@link #SOONEST} to {@link #MIDDLE}, so that it comes before what nobody has labelled yet */
    public static int ofAgreement(double agreement) {
        return (int) Math.round(MIDDLE * Math.max(0, Math.min(1, agreement)));
    }
}
