package io.countersign.infra.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryRetentionTest {
    private static final String SCHEMA = "retained";

    @Test
    void oldInstancesGoAndRunningOnesKeepTheirs() throws SQLException {
        EngineSettings settings = TestDatabase.settings(SCHEMA).withHistoryKept(Duration.ofSeconds(2));
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings);
                CamundaClient client = TestEngine.client(engine.restAddress())) {
            ProcessDriver driver = new ProcessDriver(client);
            driver.deploy(
                    Bpmn.createExecutableProcess("called")
                            .startEvent()
                            .serviceTask("inner", task -> task.zeebeJobType("inner"))
                            .endEvent()
                            .done(),
                    "called");
            driver.deploy(
                    Bpmn.createExecutableProcess("calling")
                            .startEvent()
                            .userTask("task", task -> task.zeebeUserTask())
                            .callActivity("call", call -> call.zeebeProcessId("called"))
                            .serviceTask("last", task -> task.zeebeJobType("last"))
                            .endEvent()
                            .done(),
                    "calling");
            Map<String, String> variables = Map.of("text", "x".repeat(10_000));
            long running = driver.start("calling", variables);
            long ending = driver.start("calling", variables);
            for (long instance : new long[] {running, ending}) {
                driver.completeTask(driver.task(instance).getUserTaskKey(), Map.of());
                driver.complete(driver.job("inner"));
            }
            driver.complete(
                    client
                            .newActivateJobsCommand()
                            .jobType("last")
                            .maxJobsToActivate(2)
                            .send()
                            .join()
                            .getJobs()
                            .stream()
                            .filter(job -> job.getProcessInstanceKey() == ending)
                            .findFirst()
                            .orElseThrow());
            await().atMost(ProcessDriver.PATIENCE)
                    .untilAsserted(() -> assertThat(rows(ending)).isZero());
            assertThat(driver.state(running)).isEqualTo("ACTIVE");
            assertThat(driver.elements(running, "task")).hasSize(1);
            assertThat(driver.tasks(running)).hasSize(1);
            assertThat(driver.variables(running)).containsKey("text");
            assertThat(unusedBytes()).as("long values that nothing refers to").isZero();
        }
    }

    /** Whatever is recorded of a root instance. */
    private static long rows(long root) throws SQLException {
        long rows = 0;
        for (String table : new String[] {"act_hi_procinst", "act_hi_actinst", "act_hi_varinst", "act_hi_incident"}) {
            rows += count(
                    "select count(*) from " + SCHEMA + "." + table + " where root_proc_inst_id_ = '" + root + "'");
        }
        return rows
                + count("select count(*) from " + SCHEMA + ".c8_user_task where root_process_instance_key = " + root);
    }

    private static long unusedBytes() throws SQLException {
        return count("""
                select count(*) from %1$s.act_ge_bytearray b where b.deployment_id_ is null
                and not exists (select 1 from %1$s.act_hi_varinst v where v.bytearray_id_ = b.id_)
                and not exists (select 1 from %1$s.act_ru_variable v where v.bytearray_id_ = b.id_)
                """.formatted(SCHEMA));
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
