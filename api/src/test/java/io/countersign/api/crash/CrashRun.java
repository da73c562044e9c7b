package io.countersign.api.crash;

import io.countersign.infra.local.PostgresAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Jobs on one installation, each released while parts are killed. How much is set by system properties: {@code countersign.crash.seed}
 * repeats a run, {@code countersign.crash.rounds} adds jobs with kills at any time.
 */
final class CrashRun {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final ServedMachine machine;
    private final Supplier<URI> api;
    private final Supplier<PostgresAddress> database;
    private final Path folder;
    private int jobs;

    CrashRun(ServedMachine machine, Supplier<PostgresAddress> database, Path folder) {
        this(machine, machine::api, database, folder);
    }

    /** @param api asked anew for each request */
    CrashRun(ServedMachine machine, Supplier<URI> api, Supplier<PostgresAddress> database, Path folder) {
        this.machine = machine;
        this.api = api;
        this.database = database;
        this.folder = folder;
    }

    void carryOut(Consumer<Kills> first, List<Kills.Victim> victims) throws IOException {
        long seed = Long.getLong("countersign.crash.seed", System.currentTimeMillis());
        round(seed, first);
        for (int i = 1; i < Integer.getInteger("countersign.crash.rounds", 1); i++) {
            round(seed + i, kills -> kills.anyOf(victims));
        }
    }

    private void round(long seed, Consumer<Kills> plan) throws IOException {
        try (Kills kills = new Kills(seed)) {
            plan.accept(kills);
            System.out.println("seed " + seed + ": " + kills);
            try {
                release(seed, kills);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + kills + "\n" + e.getMessage(), e);
            }
        }
    }

    private void release(long seed, Kills kills) throws IOException {
        Person owner = new Person(api, machine::issuer, "meridian-owner-1");
        LabelScript script = new LabelScript(seed);
        long jobId = SmallJob.open(owner, "crash " + seed);
        jobs++;
        try (Crew crew = new Crew(api, machine::issuer, jobId, script, kills::beforeSubmission)) {
            crew.awaitRelease(LIMIT);
            kills.awaitAll();
        }
        String release = owner.get("/api/v1/jobs/" + jobId + "/releases")
                .get(0)
                .get("id")
                .asString();
        Aftermath after = new Aftermath(jobId, jobs, database.get());
        after.nothingIsLeftToDo();
        after.everyItemIsReleasedOnce(
                owner.download("/api/v1/releases/" + release + "/bundle"),
                Files.createTempDirectory(folder, "bundle"),
                script);
        after.theTrailIsWholeAndNothingIsToldTwice();
        after.kafkaHasEveryEvent(machine.kafka());
        after.elasticsearchHasEveryEventOnce(machine.elasticsearch());
        after.theEngineHasEndedEverythingOnce(machine.engine());
    }
}
