package io.countersign.quality.aggregation;

/**
 * A stretch of a series round one or more kept points; both ends belong to it.
 *
 * @param start timestamp of the first row
 * @param end timestamp of the last row
 * @param firstRow index of the first row, from 0
 * @param lastRow index of the last row, from 0
 */
public record VoteWindow(long start, long end, int firstRow, int lastRow) {

    /** Whether the two share a timestamp; windows that only touch do. */
    boolean touches(VoteWindow next) {
        return next.start <= end;
    }

    VoteWindow upTo(VoteWindow next) {
        return next.lastRow > lastRow ? new VoteWindow(start, next.end, firstRow, next.lastRow) : this;
    }
}
