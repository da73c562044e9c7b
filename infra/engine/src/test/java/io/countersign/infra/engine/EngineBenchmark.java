package io.countersign.infra.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Instances with one service task, started and worked on through the client, on a PostgreSQL that syncs each commit. Prints
 * instances a second, and the CPU time of the engine's JVM and of PostgreSQL for an instance. Not a test; run its main.
 */
final class EngineBenchmark {
    private static final int WARM_UP = 2000;
    private static final int IN_FLIGHT = 64;

    private EngineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(90))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                EngineProcess first = engine(postgres)) {
            first.kill();
            long started = System.nanoTime();
            try (EngineProcess engine = engine(postgres);
                    CamundaClient client = TestEngine.client(engine.address())) {
                System.out.printf("start on an existing schema: %d ms%n", millisSince(started));
                measure(client, engine, WARM_UP, "warm-up");
                for (int round = 1; round <= 3; round++) {
                    measure(client, engine, instances, "round " + round);
                }
                idle(engine);
            }
        }
    }

    private static EngineProcess engine(EmbeddedPostgres postgres) throws IOException {
        return EngineProcess.start(
                EngineSettings.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"), 0);
    }

    private static void measure(CamundaClient client, EngineProcess engine, int instances, String name)
            throws Exception {
        String id = ProcessDriver.unique("bench");
        new ProcessDriver(client)
                .deploy(
                        Bpmn.createExecutableProcess(id)
                                .startEvent()
                                .serviceTask("work", task -> task.zeebeJobType(id))
                                .endEvent()
                                .done(),
                        id);
        CountDownLatch done = new CountDownLatch(instances);
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        Duration cpu = engine.cpu();
        double postgresCpu = postgresCpuSeconds();
        long started = System.nanoTime();
        ExecutorService starters = Executors.newFixedThreadPool(4);
        try (JobWorker worker = client.newWorker()
                .jobType(id)
                .handler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(Map.of("result", 1))
                        .send()
                        .whenComplete((completed, failure) -> {
                            inFlight.release();
                            done.countDown();
                        }))
                .maxJobsActive(IN_FLIGHT)
                .open()) {
            for (int i = 0; i < instances; i++) {
                inFlight.acquire();
                starters.execute(() -> new ProcessDriver(client)
                        .start(id, Map.of("number", 1, "text", "x", "object", Map.of("k", "v"))));
            }
            done.await(10, TimeUnit.MINUTES);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        starters.shutdown();
        System.out.printf(
                "%-8s %6d instances %5.0f/s  engine %.2f ms  PostgreSQL %.2f ms CPU an instance%n",
                name,
                instances,
                instances / seconds,
                engine.cpu().minus(cpu).toNanos() / 1e6 / instances,
                (postgresCpuSeconds() - postgresCpu) * 1000 / instances);
    }

    private static void idle(EngineProcess engine) throws Exception {
        Duration cpu = engine.cpu();
        double postgresCpu = postgresCpuSeconds();
        new CountDownLatch(1).await(10, TimeUnit.SECONDS);
        System.out.printf(
                "idle: engine %.1f ms, PostgreSQL %.1f ms CPU a second%n",
                engine.cpu().minus(cpu).toMillis() / 10.0, (postgresCpuSeconds() - postgresCpu) * 100);
    }

    private static double postgresCpuSeconds() throws IOException {
        long ticks = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                ticks += postgresTicks(process.resolve("stat"));
            }
        }
        return ticks / 100.0;
    }

    private static long postgresTicks(Path stat) throws IOException {
        try {
            String text = Files.readString(stat);
            if (!text.contains("(postgres)")) {
                return 0;
            }
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
