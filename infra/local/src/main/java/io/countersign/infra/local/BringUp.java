package io.countersign.infra.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Launches a part and waits until it answers. */
final class BringUp {
    /** For a part that may take as long as it needs. */
    static final Duration NO_LIMIT = Duration.ofDays(365);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Duration limit;
    private final BooleanSupplier givenUp;

    BringUp(Duration limit, BooleanSupplier givenUp) {
        this.limit = limit;
        this.givenUp = givenUp;
    }

    /**
     * @return false if it was given up meanwhile
     * @throws LocalStackException if the part ended, or time is up
     */
    boolean run(Part part) throws Exception {
        long begin = System.nanoTime();
        part.launch();
        while (!part.answers()) {
            if (givenUp.getAsBoolean()) {
                return false;
            }
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new LocalStackException(part.name().label() + " did not answer within " + limit.toSeconds()
                        + " s. Waited for " + part.question() + ". Its log: " + part.log());
            }
            Thread.sleep(POLL.toMillis());
        }
        return true;
    }
}
