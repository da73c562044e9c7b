package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.problem.Problem;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Turns requests away when too many are worked on or wait. Clients know the answer: they back off and try again. What
 * ends work, and who asks how the engine is, always gets in.
 */
final class BackPressure {
    private final int most;
    private final IntSupplier waiting;
    private final AtomicInteger working = new AtomicInteger();

    /** @param waiting how many requests have no thread yet */
    BackPressure(int most, IntSupplier waiting) {
        this.most = most;
        this.waiting = waiting;
    }

    /** @throws Problem 503; otherwise call {@link #leave} when the request holds no thread any more */
    void enter(String path) {
        int under = working.incrementAndGet() + waiting.getAsInt();
        if (under > most && !isExempt(path)) {
            working.decrementAndGet();
            throw new Problem(
                    503,
                    "RESOURCE_EXHAUSTED",
                    "Expected to handle the request, but the engine has " + under + " under way and takes at most "
                            + most + " (back-pressure); try again later");
        }
    }

    void leave() {
        working.decrementAndGet();
    }

    private static boolean isExempt(String path) {
        return path.endsWith("/status")
                || path.startsWith("/actuator/")
                || path.startsWith("/v2/jobs/") && (path.endsWith("/completion") || path.endsWith("/failure"));
    }
}
