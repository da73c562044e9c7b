package io.countersign.quality.aggregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of a series round its anomalies, as the Numenta Anomaly Benchmark cuts them.
 *
 * <p>Every window reaches half of {@code (int) (windowSize x rows / anomalies)} rows, whole rows only, to either side and is
 * clipped to the series. One that starts before row {@code min(probationaryPercent x rows, probationaryRows)} is dropped, yet
 * its anomaly has counted for the length. Windows that share a timestamp become one.
 *
 * <p>Where NAB's script and its description differ, this follows the description: the script looks at the first window only for
 * the probation, and does not join a third window to two that it has just joined. No series of the benchmark shows the
 * difference.
 */
public final class WindowRule {

    private WindowRule() {}

    /**
     * The windows round some rows.
     *
     * @param series timestamps of the rows, at least one, none before its predecessor
     * @param anomalies indices of rows, from 0, in any order
     * @return in order of time, disjoint; none for no anomalies
     */
    public static List<VoteWindow> windows(long[] series, int[] anomalies, TemporalVoteSettings settings) {
        SeriesRows.requireOrdered(series);
        if (anomalies.length == 0) {
            return List.of();
        }
        int half = (int) (settings.windowSize() * series.length / anomalies.length) / 2;
        int probation = (int) Math.min(settings.probationaryPercent() * series.length, settings.probationaryRows());
        List<VoteWindow> windows = new ArrayList<>();
        for (int row : Arrays.stream(anomalies).sorted().toArray()) {
            int first = Math.max(row - half, 0);
            int last = Math.min(row + half, series.length - 1);
            VoteWindow window = new VoteWindow(series[first], series[last], first, last);
            if (window.start() >= series[probation]) {
                append(windows, window);
            }
        }
        return List.copyOf(windows);
    }

    private static void append(List<VoteWindow> windows, VoteWindow window) {
        int last = windows.size() - 1;
        if (last >= 0 && windows.get(last).touches(window)) {
            windows.set(last, windows.get(last).upTo(window));
        } else {
            windows.add(window);
        }
    }
}
