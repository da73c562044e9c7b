package io.countersign.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Incident;
import io.countersign.processes.WorkPackage;
import io.countersign.testing.Plant;
import io.countersign.testing.SampleJob;
import io.countersign.testing.SharedPlant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A step of the real engine that can't go on. */
@ExtendWith(SharedPlant.class)
class IncidentWatchTest {
    private final Plant plant;
    private final IncidentWatch watch;

    IncidentWatchTest(Plant plant) {
        this.plant = plant;
        CamundaClient client = plant.client();
        this.watch = new IncidentWatch(
                new EngineIncidents(client, JsonMapper.shared()),
                plant.domain().get(Incidents.class),
                new IncidentSettings(Duration.ofSeconds(10)));
    }

    @Test
    void tells_of_an_incident_once_and_of_its_end() {
        SampleJob job = new SampleJob(plant.domain(), "stuck");
        long instance = stuckInstance(job, job.id());
        watch.look();
        watch.look();
        assertThat(told(job.id()))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("action", "incident.raised")
                        .containsEntry("element", "AssignWork")
                        .containsEntry("process", "work-package"));

        plant.client().newCancelInstanceCommand(instance).send().join();
        watch.look();
        watch.look();
        assertThat(told(job.id()))
                .extracting(event -> event.get("action"))
                .containsExactly("incident.raised", "incident.resolved");
        plant.assertHealthy();
    }

    @Test
    void only_counts_one_of_an_instance_that_belongs_to_no_job_here() {
        long before = events();
        long instance = stuckInstance(new SampleJob(plant.domain(), "stuck elsewhere"), 987_654_321L);
        watch.look();
        assertThat(plant.domain().get(Incidents.class).count()).isEqualTo(1);
        plant.client().newCancelInstanceCommand(instance).send().join();
        watch.look();
        assertThat(plant.domain().get(Incidents.class).count()).isZero();
        assertThat(events()).isEqualTo(before);
    }

    /** A package whose work is over takes no annotators. */
    private long stuckInstance(SampleJob job, long jobId) {
        long packageId = job.packageOf("supplier-east", 1);
        plant.domain()
                .jdbc()
                .sql("update work_package set state = 'ACCEPTED' where id = ?")
                .param(packageId)
                .update();
        plant.client()
                .newPublishMessageCommand()
                .messageName(WorkPackage.Messages.PACKAGE_OPENED.name())
                .correlationKey(String.valueOf(packageId))
                .variables(Map.of(
                        "jobId", String.valueOf(jobId), "packageId", String.valueOf(packageId), "returned", false))
                .send()
                .join();
        return plant.await(
                "the step to be stuck",
                () -> plant
                        .client()
                        .newIncidentSearchRequest()
                        .filter(filter -> filter.elementId("AssignWork"))
                        .send()
                        .join()
                        .items()
                        .stream()
                        .map(Incident::getProcessInstanceKey)
                        .findFirst());
    }

    private long events() {
        return plant.domain()
                .jdbc()
                .sql("select count(*) from event where subject_type = 'incident'")
                .query(Long.class)
                .single();
    }

    private List<Map<String, Object>> told(long jobId) {
        return plant.domain().jdbc().sql("""
                        select action, changed->>'element' element, changed->>'process' process from event
                        where job_id = ? and subject_type = 'incident' order by stream_seq""").param(jobId).query().listOfRows();
    }
}
