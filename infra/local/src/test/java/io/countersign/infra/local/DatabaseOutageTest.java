package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobWorker;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine runs on while its database is killed and comes back. */
class DatabaseOutageTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OUTAGES = 3;
    private static final int INSTANCES = 40;
    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t" id="d">
              <bpmn:process id="outage" isExecutable="true">
                <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
                <bpmn:serviceTask id="work">
                  <bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements>
                  <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="work"/>
                <bpmn:sequenceFlow id="b" sourceRef="work" targetRef="end"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @TempDir
    Path data;

    private final Set<Long> done = ConcurrentHashMap.newKeySet();

    @Test
    void waiting_workers_get_their_jobs_at_once_after_an_outage_and_nothing_is_lost() throws Exception {
        try (LocalStack stack =
                        LocalStack.start(LocalSettings.only(data, PartName.POSTGRES, PartName.ENGINE), step -> {});
                CamundaClient client = CamundaClient.newClientBuilder()
                        .restAddress(stack.addresses().engineRestAddress())
                        .grpcAddress(URI.create("http://127.0.0.1:1"))
                        .preferRestOverGrpc(true)
                        .build()) {
            client.newDeployResourceCommand()
                    .addResourceStream(
                            new ByteArrayInputStream(PROCESS.getBytes(StandardCharsets.UTF_8)), "outage.bpmn")
                    .send()
                    .join();
            long created = 0;
            try (JobWorker worker = worker(client)) {
                for (int outage = 1; outage <= OUTAGES; outage++) {
                    created += create(client, INSTANCES / 2);
                    killPostgres();
                    created += create(client, INSTANCES / 2);
                    await().atMost(LIMIT).until(() -> instances(client, ProcessInstanceState.ACTIVE) == 0);
                    int told = done.size();
                    long before = System.nanoTime();
                    created += create(client, 1);
                    await().atMost(LIMIT).until(() -> done.size() > told);
                    assertThat(Duration.ofNanos(System.nanoTime() - before))
                            .as("the way of a job to a waiting worker after outage " + outage)
                            .isLessThan(Duration.ofSeconds(3));
                }
            }
            assertThat(instances(client, ProcessInstanceState.ACTIVE)).isZero();
            assertThat(client.newIncidentSearchRequest().send().join().items()).isEmpty();
            // An instance whose creation was not answered may have been created all the same.
            assertThat(instances(client, ProcessInstanceState.COMPLETED)).isGreaterThanOrEqualTo(created);
        }
    }

    private JobWorker worker(CamundaClient client) {
        return client.newWorker()
                .jobType("work")
                .handler((jobs, job) -> {
                    jobs.newCompleteCommand(job).send().join();
                    done.add(job.getProcessInstanceKey());
                })
                .timeout(Duration.ofSeconds(2))
                .requestTimeout(Duration.ofSeconds(30))
                .open();
    }

    /** @return how many of the creations were answered; each is tried until it is */
    private static int create(CamundaClient client, int count) {
        for (int i = 0; i < count; i++) {
            await().atMost(LIMIT)
                    .ignoreException(ClientException.class)
                    .until(() -> client.newCreateInstanceCommand()
                                    .bpmnProcessId("outage")
                                    .latestVersion()
                                    .send()
                                    .join()
                                    .getProcessInstanceKey()
                            > 0);
        }
        return count;
    }

    private void killPostgres() throws Exception {
        ProcessHandle server = StateFile.read(data.resolve("state.json"))
                .child(PartName.POSTGRES)
                .flatMap(Child::running)
                .orElseThrow();
        server.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }

    private static long instances(CamundaClient client, ProcessInstanceState state) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.state(state))
                .send()
                .join()
                .page()
                .totalItems();
    }
}
