package io.countersign.bench.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** How long calls took, by kind; for many threads. */
public final class Latencies {
    private final Map<String, Samples> kinds = new ConcurrentSkipListMap<>();

    private static final class Samples {
        private long[] nanos = new long[1024];
        private int size;

        synchronized void add(long taken) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            nanos[size++] = taken;
        }

        /** The nearest rank. */
        synchronized double millis(double share) {
            long[] sorted = Arrays.copyOf(nanos, size);
            Arrays.sort(sorted);
            return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)] / 1e6;
        }

        synchronized int count() {
            return size;
        }
    }

    /** What a call gives, with its time kept. */
    public <T> T timed(String kind, Callable<T> call) throws Exception {
        long began = System.nanoTime();
        T result = call.call();
        kinds.computeIfAbsent(kind, k -> new Samples()).add(System.nanoTime() - began);
        return result;
    }

    public int count(String kind) {
        Samples samples = kinds.get(kind);
        return samples == null ? 0 : samples.count();
    }

    /** @param share 0.95 for the 95th percentile */
    public double millis(String kind, double share) {
        Samples samples = kinds.get(kind);
        return samples == null ? 0 : samples.millis(share);
    }

    /** {@code claim 3 / 12 ms (1,000)} for each kind: median, 95th percentile, calls. */
    public String summary() {
        return kinds.entrySet().stream()
                .map(kind -> String.format(
                        Locale.ROOT,
                        "%s %.0f / %.0f ms (%,d)",
                        kind.getKey(),
                        kind.getValue().millis(0.5),
                        kind.getValue().millis(0.95),
                        kind.getValue().count()))
                .collect(Collectors.joining(", "));
    }
}
