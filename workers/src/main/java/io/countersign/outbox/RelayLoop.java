package io.countersign.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that calls a round of work again and again: at once while rounds find work, on a beat or after the idle time when they
 * don't, and with growing pauses while they fail. A failure is logged when it starts and when it is over, not at every try.
 */
public final class RelayLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** One round; true where it found work and there may be more. */
    @FunctionalInterface
    public interface Round {
        boolean run() throws InterruptedException;
    }

    private final String name;
    private final Pulse pulse;
    private final Duration idle;
    private final Round round;
    private final Thread thread;
    private Duration gather = Duration.ZERO;
    private volatile boolean closed;

    public RelayLoop(String name, Pulse pulse, Duration idle, Round round) {
        this.name = name;
        this.pulse = pulse;
        this.idle = idle;
        this.round = round;
        this.thread = new Thread(this::loop, name);
        thread.setDaemon(true);
    }

    /** After a beat, wait this long for more to be committed and go along. */
    public RelayLoop gathering(Duration time) {
        gather = time;
        return this;
    }

    public RelayLoop start() {
        thread.start();
        return this;
    }

    private void loop() {
        @Nullable Duration pause = null;
        while (!closed) {
            try {
                boolean more = round.run();
                if (pause != null) {
                    log.info("{} goes on", name);
                    pause = null;
                }
                if (!more) {
                    pulse.await(idle, gather);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                if (pause == null) {
                    log.warn("{} failed and will be tried again", name, e);
                }
                pause = pause == null ? FIRST_PAUSE : longer(pause);
                if (!rest(pause)) {
                    return;
                }
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Ends after the round under way. */
    @Override
    public void close() {
        closed = true;
        pulse.beat();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
