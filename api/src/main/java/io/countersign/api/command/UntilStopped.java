package io.countersign.api.command;

import java.util.concurrent.CountDownLatch;

/** Keeps a command running until its process is told to end. */
final class UntilStopped {
    private final CountDownLatch stopped = new CountDownLatch(1);

    private UntilStopped() {}

    /**
     * From now on a signal to end the process closes what runs, and the process ends only then.
     *
     * @param thread name of the thread that closes
     */
    static UntilStopped closing(String thread, Runnable close) {
        UntilStopped running = new UntilStopped();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            running.stopped.countDown();
                        },
                        thread));
        return running;
    }

    void await() throws InterruptedException {
        stopped.await();
    }
}
