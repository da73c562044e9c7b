package io.countersign.bench.measure;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Watches the heap of another JVM of this user by looking at it every so often. */
public final class Heap implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final double MIB = 1024.0 * 1024;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> pools;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile long used;
    private volatile long kept;

    private Heap(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection server = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
        this.pools = ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .toList();
        watch.scheduleAtFixedRate(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    // The address comes from the JVM that was attached to, not from outside.
    @SuppressWarnings("BanJNDI")
    public static Heap of(ProcessHandle process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return new Heap(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + process.pid() + " is no JVM that can be watched", e);
        }
    }

    private void look() {
        used = Math.max(used, memory.getHeapMemoryUsage().getUsed());
        kept = Math.max(
                kept,
                pools.stream()
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum());
    }

    /** Forgets the peaks so far, and everything that nobody holds any more. */
    public void restart() {
        memory.gc();
        used = 0;
        kept = 0;
    }

    /** The most that was in use, garbage included. */
    public double usedMib() {
        return used / MIB;
    }

    /** The most that was left after a collection. */
    public double keptMib() {
        return kept / MIB;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
