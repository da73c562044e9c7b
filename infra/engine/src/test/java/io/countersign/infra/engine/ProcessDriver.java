package io.countersign.infra.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.Process;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Short words for what the tests do with the client. */
final class ProcessDriver {
    private static final AtomicInteger IDS = new AtomicInteger();
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CamundaClient client;

    ProcessDriver(CamundaClient client) {
        this.client = client;
    }

    /** A name that no other test uses. */
    static String unique(String prefix) {
        return prefix + "-" + IDS.incrementAndGet();
    }

    Process deploy(BpmnModelInstance model, String name) {
        return client.newDeployResourceCommand()
                .addProcessModel(model, name + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .get(0);
    }

    Process deployXml(String xml, String name) {
        return client.newDeployResourceCommand()
                .addResourceStringUtf8(xml, name + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .get(0);
    }

    long start(String processId, Map<String, ?> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    long start(String processId) {
        return start(processId, Map.of());
    }

    /** The next job of a type, waited for by long polling. */
    ActivatedJob job(String type) {
        return job(type, Duration.ofMinutes(5));
    }

    ActivatedJob job(String type, Duration timeout) {
        List<ActivatedJob> jobs = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(timeout)
                .requestTimeout(Duration.ofSeconds(15))
                .send()
                .join()
                .getJobs();
        assertThat(jobs).as("job of type " + type).hasSize(1);
        return jobs.get(0);
    }

    /** What can be activated right now. */
    List<ActivatedJob> jobsNow(String type) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(100)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(Duration.ofMillis(-1))
                .send()
                .join()
                .getJobs();
    }

    void complete(ActivatedJob job) {
        client.newCompleteCommand(job).send().join();
    }

    void complete(ActivatedJob job, Map<String, ?> variables) {
        client.newCompleteCommand(job).variables(variables).send().join();
    }

    void completeTask(long taskKey, Map<String, ?> variables) {
        client.newCompleteUserTaskCommand(taskKey).variables(variables).send().join();
    }

    void publish(String name, String key, Map<String, ?> variables, Duration timeToLive) {
        client.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(key)
                .timeToLive(timeToLive)
                .variables(variables)
                .send()
                .join();
    }

    List<UserTask> tasks(long instance) {
        return client.newUserTaskSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance))
                .send()
                .join()
                .items();
    }

    UserTask task(long instance) {
        List<UserTask> tasks = tasks(instance);
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    List<Incident> incidents(long instance) {
        return client.newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance)
                        .state(io.camunda.client.api.search.enums.IncidentState.ACTIVE))
                .send()
                .join()
                .items();
    }

    Incident incident(long instance) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(incidents(instance)).hasSize(1));
        return incidents(instance).get(0);
    }

    void resolve(Incident incident) {
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    }

    String state(long instance) {
        return client.newProcessInstanceGetRequest(instance)
                .send()
                .join()
                .getState()
                .name();
    }

    void awaitState(long instance, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(instance)).isEqualTo(state));
    }

    void awaitCompleted(long instance) {
        awaitState(instance, "COMPLETED");
    }

    /** The variables of the process instance itself, as JSON. */
    Map<String, String> variables(long instance) {
        Map<String, String> variables = new TreeMap<>();
        client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).scopeKey(instance))
                .send()
                .join()
                .items()
                .forEach(variable -> variables.put(variable.getName(), variable.getValue()));
        return variables;
    }

    void setVariables(long scope, Map<String, ?> variables) {
        client.newSetVariablesCommand(scope).variables(variables).send().join();
    }

    List<ElementInstance> elements(long instance, String elementId) {
        return client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).elementId(elementId))
                .send()
                .join()
                .items();
    }

    /** The problem that a refused request gives. */
    static ProblemException refused(ThrowingCallable request) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(request);
        if (thrown instanceof ExecutionException wrapped) {
            thrown = wrapped.getCause();
        }
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }
}
