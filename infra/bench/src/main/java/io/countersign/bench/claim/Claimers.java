package io.countersign.bench.claim;

import io.countersign.bench.product.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** People who look at the first page of their queue, take the next task, and think for a while; again and again. */
public final class Claimers {
    private final List<Person> people;
    private final long thinkMillis;
    private final long seed;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** @param thinkMillis on average, after each look and each claim */
    public Claimers(List<Person> people, long thinkMillis, long seed) {
        this.people = people;
        this.thinkMillis = thinkMillis;
        this.seed = seed;
    }

    /** @throws IllegalStateException where one task was given to two, or there was none */
    public void run(int rounds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                Random random = new Random(seed + i);
                work.add(() -> {
                    for (int round = 0; round < rounds; round++) {
                        think(random);
                        person.get("first page", "/api/v1/tasks/queue?limit=50");
                        think(random);
                        claim(person);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void claim(Person person) throws Exception {
        Optional<JsonNode> task = person.next("claim", "/api/v1/tasks/next?kind=annotate");
        String id = task.orElseThrow(() -> new IllegalStateException("the queue is empty"))
                .get("id")
                .asString();
        if (!taken.add(id)) {
            throw new IllegalStateException("task " + id + " was given to two people");
        }
    }

    public int claims() {
        return taken.size();
    }

    private void think(Random random) throws InterruptedException {
        if (thinkMillis > 0) {
            Thread.sleep(random.nextLong(2 * thinkMillis));
        }
    }
}
