package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.countersign.infra.engine.park.RerunInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(TestEngine.class)
class MultiInstanceTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    MultiInstanceTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void name() {
        id = unique("multi");
    }

    @Nested
    class OfUserTasks {
        private void deploy(String condition) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "vote",
                                    task -> task.zeebeUserTask()
                                            .zeebeAssigneeExpression("who")
                                            .multiInstance(multi -> multi.parallel()
                                                    .zeebeInputCollectionExpression("people")
                                                    .zeebeInputElement("who")
                                                    .zeebeOutputCollection("votes")
                                                    .zeebeOutputElementExpression("{n: loopCounter, v: vote}")
                                                    .completionCondition(condition)))
                            .endEvent()
                            .done(),
                    id);
        }

        @Test
        void collectsInTheOrderOfTheInput() {
            deploy("=false");
            long instance = driver.start(id, Map.of("people", List.of("a", "b", "c")));
            List<UserTask> tasks = new ArrayList<>(driver.tasks(instance));
            assertThat(tasks).extracting(UserTask::getAssignee).containsExactlyInAnyOrder("a", "b", "c");
            for (String who : List.of("c", "a", "b")) {
                tasks.stream()
                        .filter(task -> who.equals(task.getAssignee()))
                        .forEach(task -> driver.completeTask(task.getUserTaskKey(), Map.of("vote", who + "!")));
            }
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance))
                    .containsEntry("votes", "[{\"n\":1,\"v\":\"a!\"},{\"n\":2,\"v\":\"b!\"},{\"n\":3,\"v\":\"c!\"}]");
        }

        @Test
        void endsWhenItsConditionHolds() {
            deploy("=numberOfCompletedInstances / numberOfInstances > 0.5 and numberOfActiveInstances = 1");
            long instance = driver.start(id, Map.of("people", List.of("a", "b", "c")));
            List<UserTask> tasks = driver.tasks(instance);
            driver.completeTask(tasks.get(0).getUserTaskKey(), Map.of("vote", 1));
            assertThat(driver.state(instance)).isEqualTo("ACTIVE");
            driver.completeTask(tasks.get(2).getUserTaskKey(), Map.of("vote", 3));
            driver.awaitCompleted(instance);
            assertThat(driver.tasks(instance))
                    .extracting(task -> task.getState().name())
                    .containsExactlyInAnyOrder("COMPLETED", "CANCELED", "COMPLETED");
        }

        @Test
        void overNothingCompletesWithAnEmptyCollection() {
            deploy("=false");
            long instance = driver.start(id, Map.of("people", List.of()));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("votes", "[]");
        }

        @Test
        void takesCompletionsThatComeAtOnce() throws Exception {
            deploy("=false");
            List<String> people = List.of("a", "b", "c", "d", "e", "f", "g", "h");
            long instance = driver.start(id, Map.of("people", people));
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (UserTask task : driver.tasks(instance)) {
                answers.add(client.newCompleteUserTaskCommand(task.getUserTaskKey())
                        .variables(Map.of("vote", 1))
                        .send()
                        .toCompletableFuture());
            }
            for (CompletableFuture<?> answer : answers) {
                answer.get(20, TimeUnit.SECONDS);
            }
            driver.awaitCompleted(instance);
        }

        @Test
        void hidesTheEnginesOwnCounters() {
            deploy("=false");
            long instance = driver.start(id, Map.of("people", List.of("a")));
            assertThat(client.newVariableSearchRequest()
                            .filter(filter -> filter.processInstanceKey(instance))
                            .send()
                            .join()
                            .items())
                    .extracting(variable -> variable.getName())
                    .doesNotContain("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances")
                    .contains("loopCounter", "who");
        }
    }

    @Test
    void ofServiceTasksGivesEachJobItsElement() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask(
                                "work",
                                task -> task.zeebeJobType(id)
                                        .multiInstance(multi -> multi.parallel()
                                                .zeebeInputCollectionExpression("items")
                                                .zeebeInputElement("item")
                                                .zeebeOutputCollection("results")
                                                .zeebeOutputElementExpression("result")))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("items", List.of(10, 20, 30)));
        List<ActivatedJob> jobs = driver.jobsNow(id);
        assertThat(jobs).extracting(job -> job.getVariable("item")).containsExactlyInAnyOrder(10, 20, 30);
        jobs.forEach(job -> driver.complete(job, Map.of("result", (Integer) job.getVariable("item") + 1)));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance))
                .containsEntry("results", "[11,21,31]")
                .doesNotContainKey("result");
    }

    @Test
    void ofSubprocessesKeepsTheirVariablesApart() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .subProcess(
                                "sub",
                                sub -> sub.multiInstance(multi -> multi.parallel()
                                                .zeebeInputCollectionExpression("assignments")
                                                .zeebeInputElement("assignment")
                                                .zeebeOutputCollection("done")
                                                .zeebeOutputElementExpression("assignment"))
                                        .embeddedSubProcess()
                                        .startEvent()
                                        .serviceTask(
                                                "replace",
                                                task -> task.zeebeJobType(id)
                                                        .zeebeOutputExpression("replacement", "assignment"))
                                        .userTask(
                                                "annotate",
                                                task -> task.zeebeUserTask().zeebeAssigneeExpression("assignment"))
                                        .endEvent())
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id, Map.of("assignments", List.of("a", "b")));
        for (ActivatedJob job : driver.jobsNow(id)) {
            driver.complete(job, Map.of("replacement", job.getVariable("assignment") + "2"));
        }
        List<UserTask> tasks = driver.tasks(instance);
        assertThat(tasks).extracting(UserTask::getAssignee).containsExactlyInAnyOrder("a2", "b2");
        tasks.forEach(task -> driver.completeTask(task.getUserTaskKey(), Map.of()));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance))
                .containsEntry("done", "[\"a2\",\"b2\"]")
                .doesNotContainKey("assignment");
    }

    @Test
    void of200JobsThatAreCompletedAtOnceMeetsNoConflicts() throws Exception {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask(
                                "work",
                                task -> task.zeebeJobType(id)
                                        .multiInstance(multi -> multi.parallel()
                                                .zeebeInputCollectionExpression("for i in 1..200 return i")
                                                .zeebeInputElement("item")
                                                .zeebeOutputCollection("results")
                                                .zeebeOutputElementExpression("item")))
                        .endEvent()
                        .done(),
                id);
        Logger reruns = (Logger) LoggerFactory.getLogger(RerunInterceptor.class);
        ListAppender<ILoggingEvent> repeated = new ListAppender<>();
        repeated.start();
        reruns.addAppender(repeated);
        reruns.setLevel(Level.DEBUG);
        try {
            long instance = driver.start(id);
            List<ActivatedJob> jobs = new ArrayList<>(driver.jobsNow(id));
            jobs.addAll(driver.jobsNow(id));
            assertThat(jobs).hasSize(200);
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (ActivatedJob job : jobs) {
                answers.add(client.newCompleteCommand(job).send().toCompletableFuture());
            }
            for (CompletableFuture<?> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
            driver.awaitCompleted(instance);
        } finally {
            reruns.detachAppender(repeated);
            reruns.setLevel(null);
        }
        assertThat(repeated.list).as("commands that ran again").isEmpty();
    }
}
