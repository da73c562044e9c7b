package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.PATIENCE;
import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two commands wait for the same instance, and the first one ends what the second one is about. */
@ExtendWith(TestEngine.class)
class CrossingCommandsTest {
    private final CamundaClient client;
    private final ProcessDriver driver;

    CrossingCommandsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    private interface Command {
        Future<?> send(CamundaClient client, ActivatedJob job);
    }

    private static Arguments command(String name, Command command) {
        return Arguments.of(Named.of(name, command));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                command(
                        "completion",
                        (client, job) -> client.newCompleteCommand(job).send().toCompletableFuture()),
                command(
                        "failure",
                        (client, job) ->
                                client.newFailCommand(job).retries(1).send().toCompletableFuture()),
                command(
                        "failure without retries",
                        (client, job) ->
                                client.newFailCommand(job).retries(0).send().toCompletableFuture()),
                command(
                        "error",
                        (client, job) -> client.newThrowErrorCommand(job)
                                .errorCode("E")
                                .send()
                                .toCompletableFuture()),
                command(
                        "retries",
                        (client, job) -> client.newUpdateRetriesCommand(job)
                                .retries(3)
                                .send()
                                .toCompletableFuture()),
                command(
                        "timeout",
                        (client, job) -> client.newUpdateTimeoutCommand(job)
                                .timeout(PATIENCE)
                                .send()
                                .toCompletableFuture()),
                command(
                        "variables",
                        (client, job) -> client.newSetVariablesCommand(job.getElementInstanceKey())
                                .variables(Map.of("a", 1))
                                .local(true)
                                .send()
                                .toCompletableFuture()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNotFoundThen(Command second) throws SQLException {
        String type = unique("crossing");
        driver.deploy(
                Bpmn.createExecutableProcess(type)
                        .startEvent()
                        .serviceTask("first", task -> task.zeebeJobType(type))
                        .serviceTask("next", task -> task.zeebeJobType(type + "-next"))
                        .endEvent()
                        .done(),
                type);
        long instance = driver.start(type);
        ActivatedJob job = driver.job(type);
        Future<?> crossing;
        try (Connection connection = TestDatabase.connection();
                Statement statement = connection.createStatement()) {
            lockRoot(connection, statement, instance);
            CompletableFuture<?> completion =
                    client.newCompleteCommand(job).send().toCompletableFuture();
            awaitWaiting(1);
            crossing = second.send(client, job);
            awaitWaiting(2);
            connection.rollback();
            completion.join();
        }
        assertThat(refused(crossing::get).code()).isEqualTo(404);
        assertThat(driver.incidents(instance)).isEmpty();
        driver.complete(driver.job(type + "-next"));
        driver.awaitCompleted(instance);
    }

    @Test
    void aTimerWaitsForTheCommandsOfItsInstance() throws SQLException {
        String type = unique("crossing");
        driver.deploy(
                Bpmn.createExecutableProcess(type)
                        .startEvent()
                        .userTask("wait", task -> task.zeebeUserTask())
                        .endEvent()
                        .moveToActivity("wait")
                        .boundaryEvent("late", event -> event.timerWithDuration("PT1H"))
                        .serviceTask("fired", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                type);
        long instance = driver.start(type);
        try (Connection connection = TestDatabase.connection();
                Statement statement = connection.createStatement()) {
            lockRoot(connection, statement, instance);
            client.newPinClockCommand()
                    .time(Instant.now().plus(Duration.ofHours(2)))
                    .send()
                    .join();
            awaitWaiting(1);
            assertThat(driver.jobsNow(type)).isEmpty();
            connection.rollback();
        }
        driver.complete(driver.job(type));
        driver.awaitCompleted(instance);
    }

    private static void lockRoot(Connection connection, Statement statement, long instance) throws SQLException {
        connection.setAutoCommit(false);
        statement.executeQuery("select 1 from engine.act_ru_execution where id_ = '" + instance + "' for update");
    }

    private static void awaitWaiting(int commands) {
        await().atMost(PATIENCE).until(() -> waiting() == commands);
    }

    private static int waiting() throws SQLException {
        try (Connection connection = TestDatabase.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%for no key update of root%'""")) {
            row.next();
            return row.getInt(1);
        }
    }
}
