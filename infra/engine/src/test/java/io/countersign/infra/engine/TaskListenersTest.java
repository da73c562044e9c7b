package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestEngine.class)
class TaskListenersTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    TaskListenersTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    private String job(String step) {
        return id + "-" + step;
    }

    @BeforeEach
    void name() {
        id = unique("listened");
    }

    /** Two creating, one completing and one canceling listener; a boundary timer after an hour, and a message. */
    private void deployListened() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .userTask(
                                "task",
                                task -> task.zeebeUserTask()
                                        .zeebeCandidateGroups("east")
                                        .zeebeTaskHeader("kind", "review")
                                        .zeebeTaskListener(l ->
                                                l.creating().type(job("open")).retries("2"))
                                        .zeebeTaskListener(l -> l.creating().type(job("open2")))
                                        .zeebeTaskListener(l -> l.completing().type(job("check")))
                                        .zeebeTaskListener(l -> l.canceling().type(job("close"))))
                        .endEvent()
                        .moveToActivity("task")
                        .boundaryEvent(
                                "late", event -> event.cancelActivity(true).timerWithDuration("PT1H"))
                        .serviceTask("reassign", task -> task.zeebeJobType(job("reassign")))
                        .endEvent()
                        .moveToActivity("task")
                        .boundaryEvent(
                                "stop",
                                event -> event.cancelActivity(true)
                                        .message(message ->
                                                message.name(job("stop")).zeebeCorrelationKeyExpression("key")))
                        .serviceTask("stopped", task -> task.zeebeJobType(job("stopped")))
                        .endEvent()
                        .done(),
                id);
    }

    private long begin() {
        return driver.start(id, Map.of("key", id));
    }

    private long created() {
        long instance = begin();
        driver.complete(driver.job(job("open")));
        driver.complete(driver.job(job("open2")));
        assertThat(state(instance)).isEqualTo("CREATED");
        return instance;
    }

    private String state(long instance) {
        return driver.task(instance).getState().name();
    }

    private long key(long instance) {
        return driver.task(instance).getUserTaskKey();
    }

    private CompletableFuture<?> completeLater(long task, Map<String, ?> variables) {
        return client.newCompleteUserTaskCommand(task)
                .variables(variables)
                .send()
                .toCompletableFuture();
    }

    @Nested
    class Creating {
        @BeforeEach
        void deploy() {
            deployListened();
        }

        @Test
        void theTaskIsCreatedWhenAllListenersAreDoneInTheirOrder() {
            long instance = begin();
            assertThat(state(instance)).isEqualTo("CREATING");
            assertThat(driver.jobsNow(job("open2"))).isEmpty();
            driver.complete(driver.job(job("open")));
            assertThat(state(instance)).isEqualTo("CREATING");
            driver.complete(driver.job(job("open2")));
            assertThat(state(instance)).isEqualTo("CREATED");
        }

        @Test
        void theListenersJobShowsItsTask() {
            long instance = begin();
            ActivatedJob job = driver.job(job("open"));
            UserTask task = driver.task(instance);
            assertThat(job.getKind().name()).isEqualTo("TASK_LISTENER");
            assertThat(job.getListenerEventType().name()).isEqualTo("CREATING");
            assertThat(job.getRetries()).isEqualTo(2);
            assertThat(job.getElementInstanceKey()).isEqualTo(task.getElementInstanceKey());
            assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(task.getUserTaskKey());
            assertThat(job.getUserTask().getCandidateGroups()).containsExactly("east");
            assertThat(job.getCustomHeaders()).containsEntry("kind", "review");
        }

        @Test
        void correctionsChangeTheTask() {
            long instance = begin();
            ActivatedJob job = driver.job(job("open"));
            client.newCompleteCommand(job)
                    .withResult(result -> result.forUserTask()
                            .correctAssignee("kim")
                            .correctPriority(80)
                            .correctCandidateGroups(List.of("west"))
                            .correctDueDate("2031-01-01T00:00:00Z"))
                    .send()
                    .join();
            UserTask task = driver.task(instance);
            assertThat(task.getAssignee()).isEqualTo("kim");
            assertThat(task.getPriority()).isEqualTo(80);
            assertThat(task.getCandidateGroups()).containsExactly("west");
            assertThat(task.getDueDate().toInstant()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
        }

        @Test
        void cannotBeDenied() {
            begin();
            ActivatedJob job = driver.job(job("open"));
            ProblemException problem = refused(() -> client.newCompleteCommand(job)
                    .withResult(result -> result.forUserTask().deny(true, "no"))
                    .send()
                    .join());
            assertThat(problem.code()).isEqualTo(400);
        }

        @Test
        void otherCommandsOnTheTaskAreRefusedMeanwhile() {
            long task = key(begin());
            assertThat(refused(() -> driver.completeTask(task, Map.of())).code())
                    .isEqualTo(409);
            assertThat(refused(() -> client.newAssignUserTaskCommand(task)
                                    .assignee("x")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(409);
        }

        @Test
        void aListenerWithoutRetriesIsAnIncidentThatGoesOnWhenResolved() {
            long instance = begin();
            ActivatedJob job = driver.job(job("open"));
            client.newFailCommand(job).retries(0).errorMessage("down").send().join();
            Incident incident = driver.incident(instance);
            assertThat(incident.getErrorType().name()).isEqualTo("TASK_LISTENER_NO_RETRIES");
            client.newUpdateRetriesCommand(job.getKey()).retries(1).send().join();
            driver.resolve(incident);
            driver.complete(driver.job(job("open")));
            driver.complete(driver.job(job("open2")));
            assertThat(state(instance)).isEqualTo("CREATED");
        }
    }

    @Nested
    class Completing {
        private long instance;
        private long task;

        @BeforeEach
        void create() {
            deployListened();
            instance = created();
            task = key(instance);
        }

        @Test
        void waitsForTheListenerWhichSeesTheVariables() throws Exception {
            CompletableFuture<?> answer = completeLater(task, Map.of("outcome", 42));
            ActivatedJob job = driver.job(job("check"));
            assertThat(job.getVariablesAsMap()).containsEntry("outcome", 42);
            assertThat(job.getUserTask().getAction()).isEqualTo("complete");
            assertThat(answer).isNotDone();
            assertThat(state(instance)).isEqualTo("COMPLETING");
            driver.complete(job);
            answer.get(5, TimeUnit.SECONDS);
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("outcome", "42");
        }

        @Test
        void deniedLeavesTheTaskAsItWas() {
            CompletableFuture<?> answer = completeLater(task, Map.of("outcome", 42));
            ActivatedJob job = driver.job(job("check"));
            client.newCompleteCommand(job)
                    .withResult(result -> result.forUserTask().deny(true, "not yet"))
                    .send()
                    .join();
            assertThat(answer)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(ProblemException.class)
                    .withMessageContaining("not yet");
            assertThat(state(instance)).isEqualTo("CREATED");
            assertThat(driver.variables(instance)).doesNotContainKey("outcome");
        }

        @Test
        void isRefusedWhileAnotherCompletionWaits() {
            completeLater(task, Map.of());
            driver.job(job("check"));
            assertThat(refused(() -> driver.completeTask(task, Map.of())).code())
                    .isEqualTo(409);
        }
    }

    @Nested
    class Canceling {
        private long instance;

        @BeforeEach
        void create() {
            deployListened();
            client.newPinClockCommand()
                    .time(Instant.parse("2030-01-01T00:00:00Z"))
                    .send()
                    .join();
            instance = created();
        }

        @Test
        void byATimerComesBeforeTheBoundaryPath() {
            client.newPinClockCommand()
                    .time(Instant.parse("2030-01-01T01:00:00Z"))
                    .send()
                    .join();
            ActivatedJob job = driver.job(job("close"));
            assertThat(job.getListenerEventType().name()).isEqualTo("CANCELING");
            assertThat(job.getCustomHeaders()).containsEntry("kind", "review");
            assertThat(state(instance)).isEqualTo("CANCELING");
            assertThat(driver.jobsNow(job("reassign"))).isEmpty();
            assertThat(refused(() -> driver.completeTask(key(instance), Map.of()))
                            .code())
                    .isEqualTo(409);
            driver.complete(job);
            driver.complete(driver.job(job("reassign")));
            driver.awaitCompleted(instance);
            assertThat(state(instance)).isEqualTo("CANCELED");
        }

        @Test
        void byAMessageWithoutTimeToLiveKeepsTheMessage() {
            driver.publish(job("stop"), id, Map.of("reason", "x"), Duration.ZERO);
            driver.complete(driver.job(job("close")));
            assertThat(driver.job(job("stopped")).getVariablesAsMap()).containsEntry("reason", "x");
        }

        @Test
        void byCancellingTheInstanceHoldsItsEnd() {
            client.newCancelInstanceCommand(instance).send().join();
            assertThat(driver.state(instance)).isEqualTo("ACTIVE");
            driver.complete(driver.job(job("close")));
            driver.awaitState(instance, "TERMINATED");
        }

        @Test
        void byTwoCommandsAtOnceCarriesOutBoth() {
            client.newPinClockCommand()
                    .time(Instant.parse("2030-01-01T01:00:00Z"))
                    .send()
                    .join();
            ActivatedJob job = driver.job(job("close"));
            client.newCancelInstanceCommand(instance).send().join();
            driver.complete(job);
            driver.awaitState(instance, "TERMINATED");
        }

        @Test
        void endsAnotherTransition() {
            CompletableFuture<?> answer = completeLater(key(instance), Map.of());
            driver.job(job("check"));
            client.newCancelInstanceCommand(instance).send().join();
            assertThat(answer)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(ProblemException.class);
            assertThat(driver.jobsNow(job("check"))).isEmpty();
            driver.complete(driver.job(job("close")));
            driver.awaitState(instance, "TERMINATED");
        }
    }

    @Nested
    class SiblingsOfAMultiInstance {
        @Test
        void areClosedBeforeTheCompletionThatEndsThemTakesEffect() throws Exception {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "vote",
                                    task -> task.zeebeUserTask()
                                            .zeebeTaskListener(
                                                    l -> l.canceling().type(job("close")))
                                            .multiInstance(multi -> multi.parallel()
                                                    .zeebeInputCollectionExpression("[1, 2, 3]")
                                                    .zeebeInputElement("i")
                                                    .zeebeOutputCollection("votes")
                                                    .zeebeOutputElementExpression("vote")
                                                    .completionCondition("=numberOfCompletedInstances >= 1")))
                            .endEvent()
                            .done(),
                    id);
            long instance = driver.start(id);
            long task = driver.tasks(instance).get(1).getUserTaskKey();
            driver.completeTask(task, Map.of("vote", "X"));
            assertThat(refused(() -> driver.completeTask(task, Map.of())).code())
                    .as("accepted already")
                    .isEqualTo(409);
            driver.complete(driver.job(job("close")));
            assertThat(driver.state(instance)).isEqualTo("ACTIVE");
            driver.complete(driver.job(job("close")));
            driver.awaitCompleted(instance);
            assertThat(driver.variables(instance)).containsEntry("votes", "[null,\"X\",null]");
        }
    }

    @Test
    void anErrorOfAParallelJobWaitsForTheCancelingListener() {
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .subProcess(
                                "sub",
                                sub -> sub.embeddedSubProcess()
                                        .startEvent()
                                        .parallelGateway("fork")
                                        .userTask(
                                                "task",
                                                task -> task.zeebeUserTask()
                                                        .zeebeTaskListener(l ->
                                                                l.canceling().type(job("close"))))
                                        .endEvent()
                                        .moveToNode("fork")
                                        .serviceTask("work", task -> task.zeebeJobType(job("work")))
                                        .endEvent())
                        .endEvent()
                        .moveToActivity("sub")
                        .boundaryEvent("failed", event -> event.error("BROKEN"))
                        .serviceTask("handle", task -> task.zeebeJobType(job("handle")))
                        .endEvent()
                        .done(),
                id);
        long instance = driver.start(id);
        ActivatedJob work = driver.job(job("work"));
        client.newThrowErrorCommand(work)
                .errorCode("BROKEN")
                .variables(Map.of("why", 1))
                .send()
                .join();
        assertThat(driver.jobsNow(job("handle"))).isEmpty();
        assertThat(refused(() -> driver.complete(work)).code()).isEqualTo(409);
        driver.complete(driver.job(job("close")));
        driver.complete(driver.job(job("handle")));
        driver.awaitCompleted(instance);
        assertThat(driver.variables(instance)).containsEntry("why", "1");
    }

    @Nested
    class AssigningAndUpdating {
        private long begin(String assignee) {
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .userTask(
                                    "task",
                                    task -> task.zeebeUserTask()
                                            .zeebeAssigneeExpression(assignee)
                                            .zeebeTaskListener(
                                                    l -> l.assigning().type(job("first")))
                                            .zeebeTaskListener(
                                                    l -> l.assigning().type(job("second")))
                                            .zeebeTaskListener(l -> l.updating().type(job("update"))))
                            .endEvent()
                            .done(),
                    id);
            return driver.start(id);
        }

        private CompletableFuture<?> assignLater(long task, String assignee) {
            return client.newAssignUserTaskCommand(task)
                    .assignee(assignee)
                    .send()
                    .toCompletableFuture();
        }

        @Test
        void anAssignmentWaitsForItsListenersInOrder() throws Exception {
            long instance = begin("null");
            CompletableFuture<?> answer = assignLater(key(instance), "ann");
            ActivatedJob first = driver.job(job("first"));
            assertThat(first.getUserTask().getAssignee()).isEqualTo("ann");
            assertThat(first.getUserTask().getChangedAttributes()).containsExactly("assignee");
            assertThat(state(instance)).isEqualTo("ASSIGNING");
            assertThat(driver.task(instance).getAssignee()).isNull();
            assertThat(driver.jobsNow(job("second"))).isEmpty();
            client.newCompleteCommand(first)
                    .withResult(result ->
                            result.forUserTask().correctAssignee("bob").correctPriority(80))
                    .send()
                    .join();
            ActivatedJob second = driver.job(job("second"));
            assertThat(second.getUserTask().getAssignee()).isEqualTo("bob");
            driver.complete(second);
            answer.get(20, TimeUnit.SECONDS);
            assertThat(driver.task(instance).getAssignee()).isEqualTo("bob");
            assertThat(driver.task(instance).getPriority()).isEqualTo(80);
            assertThat(state(instance)).isEqualTo("CREATED");
        }

        @Test
        void anAssignmentCanBeDenied() {
            long instance = begin("null");
            CompletableFuture<?> answer = assignLater(key(instance), "ann");
            client.newCompleteCommand(driver.job(job("first")))
                    .withResult(result -> result.forUserTask().deny(true, "on leave"))
                    .send()
                    .join();
            ProblemException problem = refused(() -> answer.get(20, TimeUnit.SECONDS));
            assertThat(problem.code()).isEqualTo(409);
            assertThat(problem.details().getDetail()).contains("Assignment", "on leave");
            assertThat(driver.task(instance).getAssignee()).isNull();
            assertThat(state(instance)).isEqualTo("CREATED");
        }

        @Test
        void theAssigneeOfTheModelIsAssignedToo() {
            long instance = begin("\"ann\"");
            driver.complete(driver.job(job("first")));
            driver.complete(driver.job(job("second")));
            assertThat(driver.task(instance).getAssignee()).isEqualTo("ann");
        }

        @Test
        void anUpdateWaitsForItsListener() throws Exception {
            long instance = begin("null");
            CompletableFuture<?> answer = client.newUpdateUserTaskCommand(key(instance))
                    .priority(90)
                    .candidateGroups("west")
                    .send()
                    .toCompletableFuture();
            ActivatedJob update = driver.job(job("update"));
            assertThat(update.getUserTask().getChangedAttributes()).containsExactly("candidateGroups", "priority");
            driver.complete(update);
            answer.get(20, TimeUnit.SECONDS);
            assertThat(driver.task(instance).getPriority()).isEqualTo(90);
            assertThat(driver.task(instance).getCandidateGroups()).containsExactly("west");
        }
    }
}
