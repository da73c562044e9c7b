package io.countersign.infra.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The running parts of one machine. A part whose process ends by itself is brought back. Close the stack to stop the parts in reverse
 * order; when this process is killed instead, the next stack on the same data directory ends what was left behind.
 */
public final class LocalStack implements AutoCloseable {
    private final DataDirectory directory;
    private final List<Part> parts;
    private final StartUp startUp;
    private final Reporter reporter;
    private final Supervisor supervisor;
    private boolean closed;

    private LocalStack(DataDirectory directory, List<Part> parts, StartUp startUp, Reporter reporter) {
        this.directory = directory;
        this.parts = parts;
        this.startUp = startUp;
        this.reporter = reporter;
        this.supervisor = new Supervisor(reporter);
    }

    /**
     * Starts the parts side by side and returns when each of them answers. If the process is told to end meanwhile, what has
     * been started is stopped.
     *
     * @param progress is told of each step, by one thread at a time
     * @throws LocalStackException if the data directory is in use or a part does not start; then nothing is left running
     */
    public static LocalStack start(LocalSettings settings, Consumer<Progress> progress) {
        LocalStack stack = prepare(settings, new Reporter(progress));
        Thread onExit = new Thread(stack::abandon, "stop-parts");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            stack.startUp.run();
            stack.parts.forEach(stack.supervisor::watch);
            return stack;
        } catch (RuntimeException e) {
            closeAfter(e, stack);
            throw e;
        } finally {
            forget(onExit);
        }
    }

    Path data() {
        return directory.path();
    }

    /** Where the parts are reached. */
    public Addresses addresses() {
        return Addresses.of(parts);
    }

    /**
     * Stops the parts in the reverse order of their start. A part that cannot be stopped does not keep the others running.
     *
     * @throws LocalStackException if a part could not be stopped
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Exception> failures = new ArrayList<>();
        supervisor.close();
        for (int i = parts.size() - 1; i >= 0; i--) {
            stop(parts.get(i), failures);
        }
        try {
            directory.close();
        } catch (IOException e) {
            failures.add(e);
        }
        if (!failures.isEmpty()) {
            LocalStackException failure =
                    new LocalStackException("not every part could be stopped: " + failures, failures.get(0));
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private static LocalStack prepare(LocalSettings settings, Reporter reporter) {
        try {
            DataDirectory directory = DataDirectory.hold(settings.data());
            try {
                StateFile state = StateFile.read(directory.stateFile());
                StaleChild.endAll(state, reporter);
                List<Part> parts = new Parts(settings, directory, state).all();
                StartUp startUp = new StartUp(parts, settings.startLimit(), reporter);
                return new LocalStack(directory, parts, startUp, reporter);
            } catch (IOException | InterruptedException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalStackException("The data directory " + settings.data() + " cannot be used: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while an earlier process was being stopped", e);
        }
    }

    private void abandon() {
        startUp.abandon();
        try {
            startUp.awaitReturn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private static void forget(Thread onExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException processIsEnding) {
            // Then the hook runs, and stops the parts.
        }
    }

    private static void closeAfter(RuntimeException reason, LocalStack stack) {
        try {
            stack.close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void stop(Part part, List<Exception> failures) {
        long begin = System.nanoTime();
        try {
            part.stop();
            if (!(part instanceof ConfiguredPart)) {
                reporter.report(part, Progress.State.STOPPED, begin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(e);
        } catch (Exception e) {
            failures.add(e);
        }
    }
}
