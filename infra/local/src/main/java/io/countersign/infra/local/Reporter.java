package io.countersign.infra.local;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells a listener of progress, one step at a time. */
final class Reporter {
    private final Consumer<Progress> listener;

    Reporter(Consumer<Progress> listener) {
        this.listener = listener;
    }

    /** @param begin {@link System#nanoTime} when the part began to start or stop */
    void report(Part part, Progress.State state, long begin) {
        report(part.name(), state, begin, part.address());
    }

    synchronized void report(PartName part, Progress.State state, long begin, String where) {
        listener.accept(new Progress(part, state, Duration.ofNanos(System.nanoTime() - begin), where));
    }

    static Progress.State ready(Part part) {
        return part instanceof ConfiguredPart ? Progress.State.FOUND : Progress.State.READY;
    }
}
