package io.countersign.quality.aggregation;

import java.util.Arrays;

/** The rows of a series by their timestamps. */
public final class SeriesRows {

    private SeriesRows() {}

    static void requireOrdered(long[] series) {
        if (series.length == 0) {
            throw new IllegalArgumentException("a series needs at least one row");
        }
        for (int row = 1; row < series.length; row++) {
            if (series[row] < series[row - 1]) {
                throw new IllegalArgumentException("row " + row + " of the series lies before row " + (row - 1));
            }
        }
    }

    /** Index of the row nearest in time; of two as near the earlier, of rows with one timestamp the first. */
    public static int nearest(long[] series, long timestamp) {
        int row = firstNotBefore(series, timestamp);
        if (row == series.length) {
            return firstNotBefore(series, series[row - 1]);
        }
        boolean previousIsNearer = row > 0 && timestamp - series[row - 1] <= series[row] - timestamp;
        return previousIsNearer ? firstNotBefore(series, series[row - 1]) : row;
    }

    private static int firstNotBefore(long[] series, long timestamp) {
        int found = Arrays.binarySearch(series, timestamp);
        int row = found < 0 ? -found - 1 : found;
        while (row > 0 && series[row - 1] == timestamp) {
            row--;
        }
        return row;
    }
}
