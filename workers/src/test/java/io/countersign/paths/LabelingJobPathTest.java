package io.countersign.paths;

import static io.countersign.paths.JobCase.EAST;
import static io.countersign.paths.JobCase.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.job.JobControl;
import io.countersign.review.VerdictOutcome;
import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlant.class)
class LabelingJobPathTest {
    private final Plant plant;

    LabelingJobPathTest(Plant plant) {
        this.plant = plant;
    }

    @Test
    void a_job_comes_from_its_start_to_the_sealed_release() {
        JobCase job = JobCase.started(plant, Terms.reviewed(), 4);
        job.annotateAlike(EAST);
        job.annotateAlike(WEST);
        job.crew.review(WEST, VerdictOutcome.ACCEPTED);
        job.crew.review(EAST, VerdictOutcome.ACCEPTED);
        job.crew.inspect(false);
        job.crew.inspect(false);
        job.crew.signAll(EAST, WEST);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.state("work_package")).isEqualTo("ACCEPTED");
        assertThat(job.state("lot")).isEqualTo("ACCEPTED");
        assertThat(job.state("item")).isEqualTo("RELEASED");
        assertThat(job.state("release")).isEqualTo("SEALED");
        assertThat(job.state("task")).isEqualTo("DONE");
        job.assertTrail(
                "job.created",
                "items.imported",
                "job.started",
                "job.planned",
                "package.opened",
                "assignment.opened",
                "annotation.submitted",
                "agreement.measured",
                "verdict.given",
                "package.consolidated",
                "lot.ready",
                "sample.drawn",
                "sample.inspected",
                "lot.accepted",
                "release.built",
                "release.signed",
                "release.signed",
                "release.countersigned",
                "release.countersigned",
                "release.sealed");
    }

    @Test
    void a_cancelled_job_takes_everything_back() {
        JobCase job = JobCase.started(plant, Terms.reviewed(), 4);
        job.annotateAlike(EAST);
        plant.awaitTrue(
                "a review and two annotations",
                () -> job.count("select count(*) from task where job_id = ? and state = 'OPEN'", job.id) == 3);
        plant.domain().get(JobControl.class).cancel(job.owner(), job.id, "the camera was replaced");
        job.awaitEvent("job.closed");
        plant.awaitTrue("tasks to be taken back", () -> job.state("task").equals("CANCELLED,DONE"));
        job.awaitNoInstance();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.state("work_package")).isEqualTo("CANCELLED");
        job.assertTrail("job.started", "job.cancelled", "job.closed");
    }

    @Test
    void a_job_without_a_usable_item_is_closed() {
        JobCase job = JobCase.withoutUsableItem(plant);
        job.awaitEvent("job.closed");
        job.awaitNoInstance();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.state("item")).isEqualTo("EXCLUDED");
        job.assertTrail("job.started", "item.excluded", "job.cancelled", "job.closed");
    }

    @Test
    void a_job_behind_its_deadline_gets_more_urgent() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        plant.awaitTrue("its tasks", () -> job.count("select count(*) from task where job_id = ?", job.id) == 2);
        job.advance(Duration.ofDays(30).plusMinutes(1));
        job.awaitEvent("job.escalated");
        plant.awaitTrue(
                "more urgent tasks",
                () -> job.count(
                                "select count(*) from task where job_id = ? and state = 'OPEN' and priority > 50",
                                job.id)
                        == 2);
        assertThat(job.jobState()).isEqualTo("RUNNING");
        job.assertTrail("job.started", "job.escalated");
        plant.domain().get(JobControl.class).cancel(job.owner(), job.id, "it is too late");
        job.awaitNoInstance();
    }
}
