package io.countersign.bench.lifecycle;

import io.countersign.bench.product.People;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One job from its draft to the sealed release. */
public final class Lifecycle {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration TELL = Duration.ofSeconds(10);

    private final People people;
    private final SyntheticItems items;
    private final Duration limit;
    private final PrintWriter out;
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private long phaseBegan;
    private int tasks;
    private int crewSize;

    /** @param limit after which it is given up */
    public Lifecycle(People people, SyntheticItems items, Duration limit, PrintWriter out) {
        this.people = people;
        this.items = items;
        this.limit = limit;
        this.out = out;
    }

    /** Seconds of each phase. */
    public Map<String, Double> phases() {
        return phases;
    }

    public int tasks() {
        return tasks;
    }

    public int crewSize() {
        return crewSize;
    }

    /** Everybody signs in, which is not measured; then {@code measured} is run, and the job after it. */
    public void run(String name, Runnable measured) throws IOException, InterruptedException {
        SyntheticJob job = SyntheticJob.draft(people.one("meridian-owner-1"), name);
        try (Crew crew = Crew.of(people, items, job.id())) {
            crewSize = crew.size();
            measured.run();
            phaseBegan = System.nanoTime();
            job.importItems(items);
            phase("import");
            job.start();
            crew.begin();
            until(job, crew, "in-release");
            until(job, crew, "released");
            tasks = crew.done();
        }
        if (job.released() != items.count()) {
            throw new IOException("released are " + job.released() + " items of " + items.count());
        }
    }

    private void until(SyntheticJob job, Crew crew, String state) throws IOException, InterruptedException {
        long told = System.nanoTime();
        String now = "running";
        boolean planned = phases.containsKey("screen and plan");
        while (!now.equals(state) && !now.equals("released")) {
            crew.check();
            if (!planned && crew.done() > 0) {
                planned = true;
                phase("screen and plan");
            }
            if (System.nanoTime() - told > TELL.toNanos()) {
                told = System.nanoTime();
                out.println("  " + crew.done() + " tasks done; " + job.progress());
                out.flush();
            }
            if (System.nanoTime() - phaseBegan > limit.toNanos()) {
                throw new IOException("job " + job.id() + " is still " + now + " after " + limit);
            }
            Thread.sleep(LOOK.toMillis());
            now = job.state();
        }
        phase(state.equals("in-release") ? "label, review, inspect" : "build, sign, seal");
    }

    private void phase(String name) {
        long now = System.nanoTime();
        phases.put(name, (now - phaseBegan) / 1e9);
        phaseBegan = now;
    }
}
