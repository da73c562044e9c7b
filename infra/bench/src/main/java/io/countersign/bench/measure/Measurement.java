package io.countersign.bench.measure;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** From its making to {@link #end}: time, CPU, and the load of the machine. */
public final class Measurement implements AutoCloseable {
    private final ProcessHandle product;
    private final long began = System.nanoTime();
    private final double loadBefore = Machine.load();
    private final double busyBefore = Machine.busySeconds();
    private final CpuTimes cpuBefore;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile double highestLoad = loadBefore;

    public Measurement(ProcessHandle product) {
        this.product = product;
        this.cpuBefore = CpuTimes.of(product);
        watch.scheduleAtFixedRate(() -> highestLoad = Math.max(highestLoad, Machine.load()), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * @param cpu spent meanwhile
     * @param load in words: before, the highest during, and the cores that other processes than the product and this one had
     */
    public record Result(Duration time, CpuTimes cpu, String load) {
        public double seconds() {
            return time.toNanos() / 1e9;
        }
    }

    public Result end() {
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        CpuTimes cpu = CpuTimes.of(product).since(cpuBefore);
        double others = Machine.busySeconds() - busyBefore - cpu.product() - cpu.bench();
        return new Result(
                time,
                cpu,
                String.format(
                        Locale.ROOT,
                        "%.1f before, at most %.1f; other processes took %.2f cores",
                        loadBefore,
                        highestLoad,
                        Math.max(0, others) / (time.toNanos() / 1e9)));
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
