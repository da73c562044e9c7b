package io.countersign.process.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.worker.JobWorker;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.process.ProcessSettings;
import io.countersign.process.cancel.Cancellations;
import io.countersign.process.migrate.MigrationDraft;
import io.countersign.process.migrate.Migrations;
import io.countersign.process.retry.Retries;
import io.countersign.process.variable.VariableChanges;
import io.countersign.process.watch.ElementTimes;
import io.countersign.process.watch.ProcessIncident;
import io.countersign.process.watch.ProcessIncidents;
import io.countersign.process.watch.RunningInstances;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.Plant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each test has a process of its own, so that what others leave running is none of its instances. The plant is this class's alone, since
 * others ask that theirs has never had an incident.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationsTest {
    private static final Actor.Person ADA = People.person("meridian", "ada", Role.PROCESS_ADMIN);
    private static final Actor.Person BEN = People.person("meridian", "ben", Role.PROCESS_ADMIN);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Plant plant = new Plant();

    private final Domain domain = plant.domain();
    private final Operations operations;
    private final Operations together;
    private final String process = "operated-" + NUMBER.incrementAndGet();

    OperationsTest() {
        operations = domain.get(Operations.class);
        together = new Operations(
                domain.get(OperationTable.class),
                domain.get(OperationItems.class),
                domain.get(OperationRunner.class),
                domain.get(OperationPulse.class),
                new ProcessSettings(true, WEEK, Duration.ofSeconds(5)),
                domain.get(TransactionTemplate.class),
                domain.get(Trail.class),
                domain.clock());
    }

    @AfterAll
    static void close() {
        plant.close();
    }

    @AfterEach
    void end() {
        plant.client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(process)
                        .state(io.camunda.client.api.search.enums.ProcessInstanceState.ACTIVE))
                .send()
                .join()
                .items()
                .forEach(one -> plant.client()
                        .newCancelInstanceCommand(one.getProcessInstanceKey())
                        .send()
                        .join());
    }

    @Nested
    class an_incident {
        private final ProcessIncidents incidents = domain.get(ProcessIncidents.class);
        private final Retries retries = domain.get(Retries.class);

        @Test
        void of_a_worker_that_failed_once_is_read_with_its_stack_and_goes_on_when_it_is_retried() {
            deploy("Work");
            long instance = start(Map.of("weight", 3));
            AtomicInteger calls = new AtomicInteger();
            try (JobWorker worker = worker(calls, 1)) {
                assertThat(worker.isOpen()).isTrue();
                ProcessIncident incident = plant.await(
                        "the incident",
                        () -> incidents.list(process, 1, "Work", "JOB_NO_RETRIES", null, 10).items().stream()
                                .findFirst());
                assertThat(incident.message()).isEqualTo("no luck 1");
                assertThat(incident.stack()).isEqualTo("\tat io.countersign.Luck.draw(Luck.java:7)");
                assertThat(incident.jobType()).isEqualTo(process);
                assertThat(incident.retries()).isZero();
                assertThat(domain.get(RunningInstances.class).visibleAt(instance, incident.scope()))
                        .extracting("name")
                        .contains("weight");

                Operation done = retries.one(ADA, incident.key(), 1, "The disk has room again");

                assertThat(done.state()).isEqualTo(Operation.State.COMPLETED);
                assertThat(done.failure()).isNull();
                awaitOver(instance);
            }
            assertThat(calls).hasValue(2);
            assertThat(events(instance, "incident.retried")).containsExactly("The disk has room again");
            assertThat(incidents.list(process, 1, null, null, null, 10).items()).isEmpty();
        }

        @Test
        void is_retried_with_all_others_of_its_version_in_the_background() {
            deploy("Work");
            List<Long> running =
                    IntStream.range(0, 3).mapToObj(n -> start(Map.of())).toList();
            try (JobWorker worker = worker(new AtomicInteger(), 3)) {
                assertThat(worker.isOpen()).isTrue();
                plant.awaitTrue(
                        "three incidents",
                        () -> incidents
                                        .list(process, 1, null, null, null, 10)
                                        .items()
                                        .size()
                                == 3);
                assertThat(incidents.list(process, 1, null, null, null, 2).next())
                        .isNotNull();

                Operation asked = retries.all(ADA, process, 1, "Work", "JOB_NO_RETRIES", 2, "All together");

                awaitState(asked, Operation.State.COMPLETED);
                assertThat(get(asked).done()).isEqualTo(3);
                running.forEach(OperationsTest.this::awaitOver);
            }
            ElementTimes.Times times = domain.get(ElementTimes.class).of(process, 1);
            assertThat(times.items())
                    .filteredOn(one -> one.elementId().equals("Work"))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.visits()).isEqualTo(3);
                        assertThat(one.sample()).isEqualTo(3);
                        assertThat(one.median()).isNotNull();
                    });
        }

        @Test
        void that_there_is_not_can_not_be_retried() {
            assertThatThrownBy(() -> retries.one(ADA, 77, 1, "because")).isInstanceOf(NotFound.class);
            deploy("Work");
            assertThatThrownBy(() -> retries.all(ADA, process, 1, null, "NO_SUCH_KIND", 1, "because"))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("kind");
            assertThatThrownBy(() -> retries.all(ADA, process, 1, null, null, 11, "because"))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("retries");
        }

        private JobWorker worker(AtomicInteger calls, int failures) {
            return plant.client()
                    .newWorker()
                    .jobType(process)
                    .handler((client, job) -> {
                        int call = calls.incrementAndGet();
                        if (call <= failures) {
                            client.newFailCommand(job)
                                    .retries(0)
                                    .errorMessage("no luck " + call + "\n\tat io.countersign.Luck.draw(Luck.java:7)")
                                    .send()
                                    .join();
                        } else {
                            client.newCompleteCommand(job).send().join();
                        }
                    })
                    .open();
        }
    }

    @Nested
    class a_variable {
        private final VariableChanges changes = domain.get(VariableChanges.class);

        @Test
        void is_set_with_its_old_and_new_value_told() {
            deploy("Work");
            long instance = start(Map.of("weight", 3));

            Operation done =
                    changes.set(ADA, instance, null, "weight", JSON.readTree("{\"kg\": [1, null]}"), "Weighed again");

            assertThat(done.state()).isEqualTo(Operation.State.COMPLETED);
            assertThat(done.failure()).isNull();
            assertThat(domain.get(RunningInstances.class).get(instance).variables())
                    .filteredOn(one -> one.name().equals("weight"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.value()).hasToString("{\"kg\":[1,null]}"));
            assertThat(domain.jdbc()
                            .sql("select changed::text from event where action = 'variable.changed' and subject_id = ?")
                            .param(String.valueOf(instance))
                            .query(String.class)
                            .single())
                    .contains("\"value\": [3, {\"kg\": [1, null]}]");
        }

        @Test
        void can_be_of_one_step_alone_and_new() {
            deploy("Work");
            long instance = start(Map.of());
            long scope = plant.client()
                    .newElementInstanceSearchRequest()
                    .filter(filter -> filter.processInstanceKey(instance).elementId("Work"))
                    .send()
                    .join()
                    .singleItem()
                    .getElementInstanceKey();

            changes.set(ADA, instance, scope, "hint", JSON.readTree("\"gently\""), "For the worker");

            assertThat(domain.get(RunningInstances.class).get(instance).variables())
                    .filteredOn(one -> one.name().equals("hint"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.scope()).isEqualTo("Work"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"jobId", "packageId", "lotId", "releaseId", "assignmentId"})
        void that_says_what_the_instance_is_about_stays(String name) {
            deploy("Work");
            long instance = start(Map.of());
            assertThatThrownBy(() -> changes.set(ADA, instance, null, name, JSON.readTree("\"1\""), "A mistake"))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void needs_a_name_a_value_a_reason_a_scope_and_an_instance() {
            deploy("Work");
            long instance = start(Map.of());
            assertThatThrownBy(() -> changes.set(ADA, instance, null, "a-b", JSON.readTree("1"), "x"))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("name");
            assertThatThrownBy(() -> changes.set(ADA, instance, null, "ab", null, "x"))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("value");
            assertThatThrownBy(() -> changes.set(ADA, instance, null, "ab", JSON.readTree("1"), " "))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("reason");
            assertThatThrownBy(() -> changes.set(ADA, instance, 77L, "ab", JSON.readTree("1"), "x"))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> changes.set(ADA, 77, null, "ab", JSON.readTree("1"), "x"))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class a_second_person {
        @Test
        void confirms_what_one_wants_and_not_the_same() {
            long instance = deployed("Work");
            Operation asked = together.ask(ADA, new Wish.Cancel(process, 1, instance), "It must end");
            assertThat(asked.state()).isEqualTo(Operation.State.WAITING);
            assertThatThrownBy(() -> together.confirm(ADA, asked.id())).isInstanceOf(Refused.class);
            assertThat(isRunning(instance)).isTrue();

            assertThat(together.confirm(BEN, asked.id()).state()).isEqualTo(Operation.State.COMPLETED);
            assertThat(together.confirm(BEN, asked.id()).confirmedByName()).isEqualTo(BEN.name());

            awaitOver(instance);
            assertThat(operationEvents(asked))
                    .containsExactly(
                            "process.operation-asked", "process.operation-confirmed", "process.operation-completed");
        }

        @Test
        void declines_it_or_comes_too_late() {
            long instance = deployed("Work");
            Operation declined = together.ask(ADA, new Wish.Cancel(process, 1, instance), "It must end");
            together.decline(BEN, declined.id());
            assertThatThrownBy(() -> together.confirm(BEN, declined.id())).isInstanceOf(WrongState.class);

            Operation late = together.ask(ADA, new Wish.Cancel(process, 1, instance), "It must end");
            plant.advance(WEEK);
            assertThatThrownBy(() -> together.confirm(BEN, late.id()))
                    .isInstanceOf(WrongState.class)
                    .hasMessageContaining("in time");
            assertThat(isRunning(instance)).isTrue();
        }
    }

    @Nested
    class a_migration {
        private final Migrations migrations = domain.get(Migrations.class);

        @Test
        void goes_on_after_those_that_the_engine_refuses_and_tells_each_reason() {
            deploy("Work");
            long first = start(Map.of());
            long over = start(Map.of());
            long last = start(Map.of());
            deploy("Labour");
            cancel(over);

            Operation asked =
                    migrations.migrate(ADA, draft(List.of(first, over, last), "Work", "Labour"), "It has another name");

            awaitState(asked, Operation.State.COMPLETED);
            assertThat(get(asked).total()).isEqualTo(3);
            assertThat(get(asked).done()).isEqualTo(2);
            assertThat(operations.items(asked.id(), Item.State.FAILED, 0, 10))
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.instance()).isEqualTo(over);
                        assertThat(item.failure()).contains("is over");
                    });
            assertThat(domain.get(RunningInstances.class).get(first).instance().at())
                    .containsExactly("Labour");
        }

        @Test
        void that_the_engine_would_take_from_nobody_is_refused_by_its_pairs() {
            deploy("Work");
            start(Map.of());
            deploy("Labour");

            assertThatThrownBy(() -> migrations.migrate(ADA, draft(List.of(), "Work", "Nowhere"), "because"))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("mapping.Work");
            assertThatThrownBy(() -> migrations.migrate(ADA, draft(List.of(), "Work", "Labour"), null))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("reason");
            assertThat(migrations.preview(draft(List.of(), "Work", "Nowhere")).possible())
                    .isFalse();
        }

        @Test
        void stops_where_it_is_suspended_and_can_be_given_up() {
            long instance = deployed("Work");
            deploy("Labour");
            Wish wish = new Wish.Migrate(process, 1, 2, Map.of("Work", "Labour"), List.of());
            Operation asked = together.ask(ADA, wish, "In small steps");
            assertThatThrownBy(() -> together.suspend(ADA, asked.id())).isInstanceOf(WrongState.class);
            domain.jdbc()
                    .sql("update process_operation set state = 'SUSPENDED' where id = ?")
                    .param(asked.id())
                    .update();

            assertThat(operations.cancel(ADA, asked.id()).state()).isEqualTo(Operation.State.CANCELLED);
            assertThatThrownBy(() -> operations.resume(ADA, asked.id())).isInstanceOf(WrongState.class);
            assertThat(domain.get(RunningInstances.class)
                            .get(instance)
                            .instance()
                            .version())
                    .isEqualTo(1);
        }

        @Test
        void that_died_between_engine_and_commit_is_carried_out_again_and_changes_nothing() {
            long instance = deployed("Work");
            deploy("Labour");
            Operation asked =
                    migrations.migrate(ADA, draft(List.of(instance), "Work", "Labour"), "It has another name");
            assertThat(asked.done()).isEqualTo(1);
            domain.jdbc()
                    .sql("update process_operation_item set state = 'PENDING' where operation_id = ?")
                    .param(asked.id())
                    .update();
            domain.jdbc()
                    .sql("update process_operation set state = 'RUNNING', done = 0 where id = ?")
                    .param(asked.id())
                    .update();

            domain.get(OperationRunner.class).run(asked.id());

            assertThat(get(asked).done()).isEqualTo(1);
            assertThat(get(asked).failed()).isZero();
            assertThat(domain.get(RunningInstances.class)
                            .get(instance)
                            .instance()
                            .version())
                    .isEqualTo(2);
        }

        private MigrationDraft draft(List<Long> instances, String source, String target) {
            return new MigrationDraft(process, 1, 2, List.of(new MigrationDraft.Pair(source, target)), instances);
        }
    }

    @Test
    void an_instance_that_is_about_nothing_here_just_ends() {
        long instance = deployed("Work");

        domain.get(Cancellations.class).cancel(ADA, instance, "Started by mistake");

        awaitOver(instance);
        assertThat(events(instance, "instance.cancelled")).containsExactly("Started by mistake");
    }

    private long deployed(String element) {
        deploy(element);
        return start(Map.of());
    }

    private void deploy(String element) {
        plant.client()
                .newDeployResourceCommand()
                .addResourceBytes(drawing(element).getBytes(StandardCharsets.UTF_8), process + ".bpmn")
                .send()
                .join();
    }

    private long start(Map<String, Object> variables) {
        return plant.client()
                .newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private void cancel(long instance) {
        plant.client().newCancelInstanceCommand(instance).send().join();
    }

    private boolean isRunning(long instance) {
        return domain.get(RunningInstances.class)
                .get(instance)
                .instance()
                .state()
                .equals("running");
    }

    private void awaitOver(long instance) {
        plant.awaitTrue("instance " + instance + " to end", () -> !isRunning(instance));
    }

    private void awaitState(Operation operation, Operation.State state) {
        plant.awaitTrue("operation to be " + state, () -> get(operation).state() == state);
    }

    private Operation get(Operation operation) {
        return operations.get(operation.id());
    }

    private List<String> events(long instance, String action) {
        return domain.jdbc()
                .sql("select reason from event where action = ? and subject_id = ? order by seq")
                .params(action, String.valueOf(instance))
                .query(String.class)
                .list();
    }

    private List<String> operationEvents(Operation operation) {
        return domain.jdbc()
                .sql(
                        "select action from event where subject_type = 'process-operation' and subject_id = ? order by seq")
                .param(String.valueOf(operation.id()))
                .query(String.class)
                .list();
    }

    private String drawing(String element) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://countersign.io/bpmn">
                  <bpmn:process id="%1$s" name="Operated" isExecutable="true">
                    <bpmn:startEvent id="Start" />
                    <bpmn:serviceTask id="%2$s" name="Work">
                      <bpmn:extensionElements><zeebe:taskDefinition type="%1$s" retries="1" /></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:endEvent id="End" />
                    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="%2$s" />
                    <bpmn:sequenceFlow id="F2" sourceRef="%2$s" targetRef="End" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(process, element);
    }
}
