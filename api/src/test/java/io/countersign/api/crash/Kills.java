package io.countersign.api.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is killed when: each at a submission and a random moment after it, so that it meets requests and steps under way. */
final class Kills implements AutoCloseable {
    private static final int LATEST_MILLIS = 250;
    private static final long LIMIT_SECONDS = 180;

    private final Random random;
    private final NavigableMap<Integer, List<Kill>> planned = new TreeMap<>();
    private final List<CompletableFuture<Void>> carriedOut = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private record Kill(Victim victim, int delayMillis, CompletableFuture<Void> done) {}

    Kills(long seed) {
        this.random = new Random(seed);
    }

    /** Something that can be killed, and comes back. */
    record Victim(String what, Runnable kill) {}

    /** Plans some of them, some more than once, at any time. */
    Kills anyOf(List<Victim> victims) {
        int count = 2 + random.nextInt(victims.size());
        for (int i = 0; i < count; i++) {
            Victim victim = victims.get(random.nextInt(victims.size()));
            between(1, Crew.SUBMISSIONS, victim);
        }
        return this;
    }

    /** Plans one at a random submission from the first to the last of these. */
    Kills between(int first, int last, Victim victim) {
        int at = first + random.nextInt(last - first + 1);
        Kill kill = new Kill(victim, random.nextInt(LATEST_MILLIS), new CompletableFuture<>());
        planned.computeIfAbsent(at, none -> new ArrayList<>()).add(kill);
        carriedOut.add(kill.done());
        return this;
    }

    void beforeSubmission(int number) {
        planned.getOrDefault(number, List.of()).forEach(kill -> {
            var unused = thread.schedule(() -> carryOut(number, kill), kill.delayMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private static void carryOut(int number, Kill kill) {
        System.out.printf("kill %s, %d ms after submission %d%n", kill.victim().what(), kill.delayMillis(), number);
        try {
            kill.victim().kill().run();
            kill.done().complete(null);
        } catch (RuntimeException | Error e) {
            kill.done().completeExceptionally(e);
        }
    }

    /** @throws AssertionError where one was not carried out, or what it killed did not come back */
    void awaitAll() {
        try {
            CompletableFuture.allOf(carriedOut.toArray(CompletableFuture[]::new))
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(this + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("not all carried out: " + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        planned.forEach((at, kills) -> kills.forEach(kill -> text.append(
                "%s %d ms after submission %d; ".formatted(kill.victim().what(), kill.delayMillis(), at))));
        return text.toString();
    }
}
