package io.countersign.infra.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random processes visit what an interpreter of them visits, also when the engine is killed on the way. */
@ExtendWith(TestEngine.class)
class RandomProcessesTest {
    private static final int COUNT = Integer.getInteger("countersign.random.count", 30);
    private static final long SEED = Long.getLong("countersign.random.seed", 20261124L);

    @Test
    void visitWhatTheInterpreterVisits(CamundaClient client, ProcessDriver driver) {
        Map<Long, RandomProcess> running = start(driver, "random-");
        try (JobWorker worker = worker(client, new AtomicInteger())) {
            assertThat(worker.isOpen()).isTrue();
            running.forEach((instance, process) -> check(client, driver, instance, process));
        }
    }

    @Test
    void visitTheSameWhenTheEngineIsKilled() throws Exception {
        EngineSettings settings = TestDatabase.settings("random");
        Random random = new Random(SEED);
        EngineProcess engine = EngineProcess.start(settings, 0);
        int port = engine.address().getPort();
        try (CamundaClient client = TestEngine.client(engine.address())) {
            ProcessDriver driver = new ProcessDriver(client);
            Map<Long, RandomProcess> running = start(driver, "killed-");
            AtomicInteger done = new AtomicInteger();
            try (JobWorker worker = worker(client, done)) {
                int killedAfter = 1 + random.nextInt(COUNT / 2);
                await().atMost(ProcessDriver.PATIENCE).until(() -> done.get() >= killedAfter);
                engine.kill();
                engine = EngineProcess.start(settings, port);
                assertThat(worker.isOpen()).isTrue();
                running.forEach((instance, process) -> check(client, driver, instance, process));
            }
        } finally {
            engine.close();
        }
    }

    private static Map<Long, RandomProcess> start(ProcessDriver driver, String prefix) {
        Map<Long, RandomProcess> running = new LinkedHashMap<>();
        for (int i = 0; i < COUNT; i++) {
            RandomProcess process = new RandomProcess(SEED + i, prefix + i);
            driver.deployXml(process.xml(), process.id());
            running.put(driver.start(process.id(), process.inputs()), process);
        }
        return running;
    }

    private static JobWorker worker(CamundaClient client, AtomicInteger done) {
        return client.newWorker()
                .jobType(RandomProcess.JOB_TYPE)
                .handler((jobs, job) -> {
                    jobs.newCompleteCommand(job).send().join();
                    done.incrementAndGet();
                })
                .timeout(Duration.ofSeconds(5))
                .open();
    }

    private static void check(CamundaClient client, ProcessDriver driver, long instance, RandomProcess process) {
        String which = process.id() + " of seed " + SEED;
        await().alias(which)
                .atMost(Duration.ofSeconds(60))
                .until(() -> driver.state(instance).equals("COMPLETED"));
        Map<String, Integer> visits = client
                .newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance))
                .page(page -> page.limit(1000))
                .send()
                .join()
                .items()
                .stream()
                .filter(element -> !element.getElementId().equals(process.id()))
                .collect(Collectors.toMap(ElementInstance::getElementId, element -> 1, Integer::sum, TreeMap::new));
        assertThat(visits).as(which + "\n" + process.xml()).isEqualTo(process.visits());
        Map<String, String> variables = driver.variables(instance);
        assertThat(variables).as(which).containsAllEntriesOf(process.results());
        assertThat(new TreeSet<>(variables.keySet())).as(which).isEqualTo(process.variables());
    }
}
