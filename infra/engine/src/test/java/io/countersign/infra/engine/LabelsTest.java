package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tags and business ids of process instances. */
@ExtendWith(TestEngine.class)
class LabelsTest {
    private final CamundaClient client;
    private final ProcessDriver driver;
    private String id = "";

    LabelsTest(CamundaClient client, ProcessDriver driver) {
        this.client = client;
        this.driver = driver;
    }

    @BeforeEach
    void deploy() {
        id = unique("labelled");
        driver.deploy(
                Bpmn.createExecutableProcess(id)
                        .startEvent()
                        .serviceTask("work", task -> task.zeebeJobType(id))
                        .userTask("look", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                id);
    }

    private long start(CamundaClient by, String businessId, String... tags) {
        return by.newCreateInstanceCommand()
                .bpmnProcessId(id)
                .latestVersion()
                .businessId(businessId)
                .tags(Set.of(tags))
                .send()
                .join()
                .getProcessInstanceKey();
    }

    @Test
    void are_carried_by_instance_job_and_user_task() {
        long instance = start(client, "order-17", "vip", "region:eu");
        var job = driver.job(id);
        assertThat(job.getTags()).containsExactlyInAnyOrder("vip", "region:eu");
        driver.complete(job);
        assertThat(driver.task(instance).getTags()).containsExactlyInAnyOrder("vip", "region:eu");
        ProcessInstance found =
                client.newProcessInstanceGetRequest(instance).send().join();
        assertThat(found.getTags()).containsExactlyInAnyOrder("vip", "region:eu");
        assertThat(found.getBusinessId()).isEqualTo("order-17");
    }

    @Test
    void are_searched_for() {
        long both = start(client, id + "-a", "red", "big");
        long one = start(client, id + "-b", "red");
        assertThat(byTags("red", "big")).containsExactly(both);
        assertThat(byTags("red")).containsExactly(both, one);
        assertThat(byTags("blue")).isEmpty();
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.businessId(business -> business.like(id + "-?")))
                        .sort(sort -> sort.businessId().desc())
                        .send()
                        .join()
                        .items())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(one, both);
    }

    private java.util.List<Long> byTags(String... tags) {
        return client
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId(id).tags(tags))
                .send()
                .join()
                .items()
                .stream()
                .map(ProcessInstance::getProcessInstanceKey)
                .toList();
    }

    @Test
    void called_instances_have_the_business_id_of_their_root() {
        String caller = unique("caller");
        driver.deploy(
                Bpmn.createExecutableProcess(caller)
                        .startEvent()
                        .callActivity("call", call -> call.zeebeProcessId(id))
                        .endEvent()
                        .done(),
                caller);
        long root = client.newCreateInstanceCommand()
                .bpmnProcessId(caller)
                .latestVersion()
                .businessId("root-1")
                .send()
                .join()
                .getProcessInstanceKey();
        ProcessInstance called = client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.parentProcessInstanceKey(root))
                .send()
                .join()
                .singleItem();
        assertThat(called.getBusinessId()).isEqualTo("root-1");
        assertThat(called.getParentElementInstanceKey())
                .isEqualTo(driver.elements(root, "call").get(0).getElementInstanceKey());
        assertThat(client.newProcessInstanceGetCallHierarchyRequest(called.getProcessInstanceKey())
                        .send()
                        .join())
                .extracting(entry -> entry.getProcessInstanceKey())
                .containsExactly(root, called.getProcessInstanceKey());
    }

    @Nested
    class Where_business_ids_are_unique {
        @Test
        void a_second_active_root_instance_is_refused_until_the_first_has_ended() {
            try (EmbeddedEngine engine = EmbeddedEngine.start(
                            TestDatabase.settings(unique("unique").replace('-', '_'))
                                    .withBusinessIdsAreUnique(true));
                    CamundaClient own = TestEngine.client(engine.restAddress())) {
                new ProcessDriver(own)
                        .deploy(
                                Bpmn.createExecutableProcess(id)
                                        .startEvent()
                                        .serviceTask("work", task -> task.zeebeJobType(id))
                                        .endEvent()
                                        .done(),
                                id);
                long first = start(own, "order-1");
                start(own, "order-2");
                assertThat(refused(() -> start(own, "order-1")).code()).isEqualTo(409);
                own.newCancelInstanceCommand(first).send().join();
                start(own, "order-1");
            }
        }
    }
}
