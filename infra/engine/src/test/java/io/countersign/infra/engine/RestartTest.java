package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The engine's JVM is killed in the middle of everything, and goes on where it was. */
class RestartTest {
    private static final int LOAD = 300;
    private static final int KILLED_AFTER = 60;

    private final EngineSettings settings = TestDatabase.settings("killed");

    @Test
    void everythingGoesOnAfterAKill() throws Exception {
        EngineProcess engine = EngineProcess.start(settings, 0);
        int port = engine.address().getPort();
        try (CamundaClient client = TestEngine.client(engine.address())) {
            ProcessDriver driver = new ProcessDriver(client);
            deploy(driver);

            long creating = driver.start("listened", Map.of("after", "PT1H"));
            ActivatedJob open = driver.job("open", Duration.ofSeconds(8));
            long completing = created(driver, "PT1H");
            long task = driver.task(completing).getUserTaskKey();
            client.newCompleteUserTaskCommand(task).variables(Map.of("v", 7)).send();
            ActivatedJob check = driver.job("check");
            long canceling = created(driver, "PT0.5S");
            ActivatedJob close = driver.job("close");
            long cancelled = created(driver, "PT1H");
            client.newCancelInstanceCommand(cancelled).send().join();
            long timed = driver.start("timed", Map.of("wait", "PT6S"));
            long parked = driver.start("parked");
            driver.incident(parked);
            client.newPublishMessageCommand()
                    .messageName("early")
                    .correlationKey("k")
                    .messageId("id")
                    .timeToLive(Duration.ofHours(1))
                    .variables(Map.of("mv", 5))
                    .send()
                    .join();

            Set<Long> load = ConcurrentHashMap.newKeySet();
            AtomicInteger firstJobs = new AtomicInteger();
            List<JobWorker> workers = workers(client, firstJobs);
            Thread starter = new Thread(() -> startLoad(driver, load));
            starter.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> firstJobs.get() >= KILLED_AFTER);
            assertThat(engine.kill()).as("SIGKILL").isEqualTo(137);
            starter.join();
            assertThat(load).as("killed in the middle").hasSizeBetween(1, LOAD);

            engine = EngineProcess.start(settings, port);
            assertThat(driver.task(creating).getState().name()).isEqualTo("CREATING");
            assertThat(driver.task(completing).getState().name()).isEqualTo("COMPLETING");
            assertThat(driver.task(canceling).getState().name()).isEqualTo("CANCELING");

            driver.complete(driver.job("late-timer"));
            driver.awaitCompleted(timed);
            ActivatedJob again = driver.job("open");
            assertThat(again.getKey()).as("the locked job comes back").isEqualTo(open.getKey());
            driver.complete(again);
            assertThat(driver.task(creating).getState().name()).isEqualTo("CREATED");

            driver.complete(check);
            driver.awaitCompleted(completing);
            assertThat(driver.variables(completing)).containsEntry("v", "7");
            driver.complete(close);
            driver.complete(driver.job("expired"));
            driver.awaitCompleted(canceling);
            driver.complete(driver.job("close"));
            driver.awaitState(cancelled, "TERMINATED");

            long waiting = driver.start("waiting", Map.of("key", "k"));
            driver.awaitCompleted(waiting);
            assertThat(driver.variables(waiting)).containsEntry("mv", "5");
            assertThat(refused(() -> client.newPublishMessageCommand()
                                    .messageName("early")
                                    .correlationKey("k")
                                    .messageId("id")
                                    .timeToLive(Duration.ofHours(1))
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
            driver.setVariables(parked, Map.of("jobType", "mended"));
            driver.resolve(driver.incident(parked));
            driver.complete(driver.job("mended"));
            driver.awaitCompleted(parked);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(count(client, ProcessInstanceState.ACTIVE))
                            .isZero());
            assertThat(count(client, ProcessInstanceState.COMPLETED)).isGreaterThanOrEqualTo(load.size());
            for (long instance : List.copyOf(load)) {
                assertThat(driver.variables(instance))
                        .containsEntry("first", String.valueOf(instance))
                        .containsEntry("second", String.valueOf(instance));
            }
            workers.forEach(JobWorker::close);
        } finally {
            engine.close();
        }
    }

    private static long count(CamundaClient client, ProcessInstanceState state) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId("load").state(state))
                .send()
                .join()
                .page()
                .totalItems();
    }

    private static long created(ProcessDriver driver, String after) {
        long instance = driver.start("listened", Map.of("after", after));
        driver.complete(driver.job("open"));
        return instance;
    }

    private static void startLoad(ProcessDriver driver, Set<Long> started) {
        for (int i = 0; i < LOAD; i++) {
            try {
                started.add(driver.start("load", Map.of("i", i)));
            } catch (RuntimeException engineIsGone) {
                return;
            }
        }
    }

    private static List<JobWorker> workers(CamundaClient client, AtomicInteger firstJobs) {
        List<JobWorker> workers = new ArrayList<>();
        for (String step : List.of("first", "second")) {
            workers.add(client.newWorker()
                    .jobType("load-" + step)
                    .handler((worker, job) -> {
                        worker.newCompleteCommand(job)
                                .variables(Map.of(step, job.getProcessInstanceKey()))
                                .send()
                                .join();
                        if (step.equals("first")) {
                            firstJobs.incrementAndGet();
                        }
                    })
                    .timeout(Duration.ofSeconds(5))
                    .open());
        }
        return workers;
    }

    private static void deploy(ProcessDriver driver) {
        driver.deploy(
                Bpmn.createExecutableProcess("listened")
                        .startEvent()
                        .userTask(
                                "task",
                                task -> task.zeebeUserTask()
                                        .zeebeTaskListener(l -> l.creating().type("open"))
                                        .zeebeTaskListener(l -> l.completing().type("check"))
                                        .zeebeTaskListener(l -> l.canceling().type("close")))
                        .endEvent()
                        .moveToActivity("task")
                        .boundaryEvent("late", event -> event.timerWithDurationExpression("after"))
                        .serviceTask("expired", task -> task.zeebeJobType("expired"))
                        .endEvent()
                        .done(),
                "listened");
        driver.deploy(
                Bpmn.createExecutableProcess("timed")
                        .startEvent()
                        .intermediateCatchEvent("catch", event -> event.timerWithDurationExpression("wait"))
                        .serviceTask("after", task -> task.zeebeJobType("late-timer"))
                        .endEvent()
                        .done(),
                "timed");
        driver.deploy(
                Bpmn.createExecutableProcess("parked")
                        .startEvent()
                        .serviceTask("work", task -> task.zeebeJobTypeExpression("jobType"))
                        .endEvent()
                        .done(),
                "parked");
        driver.deploy(
                Bpmn.createExecutableProcess("waiting")
                        .startEvent()
                        .intermediateCatchEvent(
                                "catch",
                                event -> event.message(
                                        message -> message.name("early").zeebeCorrelationKeyExpression("key")))
                        .endEvent()
                        .done(),
                "waiting");
        driver.deploy(
                Bpmn.createExecutableProcess("load")
                        .startEvent()
                        .serviceTask("one", task -> task.zeebeJobType("load-first"))
                        .serviceTask("two", task -> task.zeebeJobType("load-second"))
                        .endEvent()
                        .done(),
                "load");
    }
}
