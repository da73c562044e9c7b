package io.countersign.infra.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Brings parts up side by side, each after the parts that it needs. The first failure ends the waiting of all others. */
final class StartUp {
    private final List<Part> parts;
    private final BringUp bringUp;
    private final Reporter reporter;
    private final AtomicReference<@Nullable LocalStackException> failure = new AtomicReference<>();
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final CountDownLatch returned = new CountDownLatch(1);

    /** @param parts in the order of their dependencies */
    StartUp(List<Part> parts, Duration limit, Reporter reporter) {
        this.parts = parts;
        this.bringUp = new BringUp(limit, this::isGivenUp);
        this.reporter = reporter;
    }

    /**
     * Returns when every part answers.
     *
     * @throws LocalStackException when one cannot; then no thread of this start runs any more, but parts may be left to stop
     */
    void run() {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, parts.size()), StartUp::thread);
        try {
            Map<PartName, CompletableFuture<Void>> running = new EnumMap<>(PartName.class);
            for (Part part : parts) {
                running.put(part.name(), after(part, running).thenRunAsync(() -> bringUp(part), threads));
            }
            CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
            returned.countDown();
        }
        LocalStackException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        if (abandoned.get()) {
            throw new LocalStackException("stopped before every part had started");
        }
    }

    /** Lets {@link #run} return soon, with an error. */
    void abandon() {
        abandoned.set(true);
    }

    /** Waits until {@link #run} has returned: no part is being brought up any more. */
    void awaitReturn() throws InterruptedException {
        returned.await();
    }

    private static CompletableFuture<Void> after(Part part, Map<PartName, CompletableFuture<Void>> running) {
        List<CompletableFuture<Void>> needed = new ArrayList<>();
        running.forEach((name, future) -> {
            if (part.name().needs(name)) {
                needed.add(future);
            }
        });
        return CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new));
    }

    private void bringUp(Part part) {
        if (isGivenUp()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            reporter.report(part, Progress.State.STARTING, begin);
            if (bringUp.run(part)) {
                reporter.report(part, Reporter.ready(part), begin);
            }
        } catch (LocalStackException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(new LocalStackException(part.name().label() + ": the start was interrupted", e));
        } catch (Exception e) {
            fail(new LocalStackException(
                    part.name().label() + " could not be started: " + e + ". Its log: " + part.log(), e));
        }
    }

    private boolean isGivenUp() {
        return abandoned.get() || failure.get() != null;
    }

    private void fail(LocalStackException e) {
        LocalStackException first = failure.compareAndExchange(null, e);
        if (first != null) {
            first.addSuppressed(e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "start-part");
        thread.setDaemon(true);
        return thread;
    }
}
