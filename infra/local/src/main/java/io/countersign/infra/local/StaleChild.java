package io.countersign.infra.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process that an earlier run left behind. The data directory is held, so nobody else uses it. */
final class StaleChild {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private StaleChild() {}

    /** Ends what still runs of the parts that {@code state.json} names. */
    static void endAll(StateFile state, Reporter reporter) throws IOException, InterruptedException {
        for (PartName part : PartName.values()) {
            long begin = System.nanoTime();
            Optional<Long> ended = end(part, state);
            ended.ifPresent(pid -> reporter.report(part, Progress.State.REPLACED, begin, "pid " + pid));
        }
    }

    /**
     * Ends the part's process of the earlier run if it still runs.
     *
     * @return its pid, or nothing if none ran
     */
    static Optional<Long> end(PartName part, StateFile state) throws IOException, InterruptedException {
        Optional<ProcessHandle> running = state.child(part).flatMap(Child::running);
        if (running.isPresent()) {
            end(part, running.get());
        }
        state.remove(part);
        return running.map(ProcessHandle::pid);
    }

    private static void end(PartName part, ProcessHandle process) throws IOException, InterruptedException {
        Commands.signal(part == PartName.POSTGRES ? PostgresPart.BREAK_OFF : "TERM", process);
        try {
            process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException doesNotListen) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of process " + process.pid() + " could not be awaited", e);
        }
    }
}
