package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.PATIENCE;
import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An engine that is full turns requests away, and takes what ends work all the same. */
class BackPressureTest {
    @Test
    void turns_away_what_comes_on_top_and_recovers() throws Exception {
        String schema = unique("full").replace('-', '_');
        String id = unique("pressed");
        try (EmbeddedEngine engine =
                        EmbeddedEngine.start(TestDatabase.settings(schema).withMostRequests(1));
                CamundaClient client = TestEngine.client(engine.restAddress())) {
            ProcessDriver driver = new ProcessDriver(client);
            driver.deploy(
                    Bpmn.createExecutableProcess(id)
                            .startEvent()
                            .serviceTask("work", task -> task.zeebeJobType(id))
                            .endEvent()
                            .done(),
                    id);
            long held = driver.start(id);
            ActivatedJob job = driver.job(id);
            driver.start(id);
            ActivatedJob other = driver.job(id);
            try (Connection connection = TestDatabase.connection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(
                        "select 1 from " + schema + ".act_ru_execution where id_ = '" + held + "' for no key update");
                Future<?> waiting = client.newSetVariablesCommand(held)
                        .variable("a", 1)
                        .send()
                        .toCompletableFuture();
                await().atMost(PATIENCE).until(() -> waits(statement));
                ProblemException full = refused(() -> driver.start(id));
                assertThat(full.code()).isEqualTo(503);
                assertThat(full.details().getTitle()).isEqualTo("RESOURCE_EXHAUSTED");
                assertThat(client.newStatusRequest().send().join().getStatus().name())
                        .isEqualTo("UP");
                driver.complete(other);
                connection.rollback();
                waiting.get();
            }
            driver.complete(job);
            driver.awaitCompleted(held);
        }
    }

    private static boolean waits(Statement statement) throws Exception {
        try (var rows = statement.executeQuery(
                "select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted"
                        + " and a.application_name = 'countersign-engine'")) {
            return rows.next();
        }
    }
}
