package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.review.VerdictOutcome;
import io.countersign.testing.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InPlant.class)
class LabelingJobPaths {
    private final JobCases jobs;

    LabelingJobPaths(JobCases jobs) {
        this.jobs = jobs;
    }

    @Test
    void a_job_comes_from_its_start_to_the_sealed_release() {
        JobCase job = jobs.started(Terms.reviewed(), 4);
        job.annotateAlike(job.east);
        job.annotateAlike(job.west);
        job.crew.review(job.west, VerdictOutcome.ACCEPTED);
        job.crew.review(job.east, VerdictOutcome.ACCEPTED);
        job.crew.inspect(false);
        job.crew.inspect(false);
        job.crew.signAll(job.east, job.west);
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
        assertThat(job.walked("labeling-job"))
                .containsExactly(
                        "Flow_AllLotsAccepted_ReleaseDataset",
                        "Flow_JobStarted_ScreenItems",
                        "Flow_ModelAssistanceWanted_PlanWork",
                        "Flow_OpenPackages_AllLotsAccepted",
                        "Flow_PlanWork_OpenPackages",
                        "Flow_ReleaseDataset_DatasetReleased",
                        "Flow_ScreenItems_ModelAssistanceWanted");
        assertThat(job.walked("work-package"))
                .containsExactly(
                        "Flow_AgreementReached_CrossReviewWanted",
                        "Flow_Annotate_AssignmentSubmitted",
                        "Flow_Annotation_MeasureAgreement",
                        "Flow_AssignWork_Annotation",
                        "Flow_AssignmentOpened_Annotate",
                        "Flow_ConsolidateLabels_PackageConsolidated",
                        "Flow_CrossReviewWanted_CrossReview",
                        "Flow_CrossReview_ReviewAccepted",
                        "Flow_MeasureAgreement_AgreementReached",
                        "Flow_PackageOpened_ReturnedByInspection",
                        "Flow_ReturnedByInspection_AssignWork",
                        "Flow_ReviewAccepted_ConsolidateLabels");
    }

    @Test
    void packages_open_in_waves() {
        JobCase job = jobs.started(Terms.oneOpenPackage(), 4);
        job.awaitTasks(2);
        assertThat(job.state("work_package")).isEqualTo("OPEN,PLANNED");
        job.annotateAlike(job.east);
        job.awaitEvents("package.opened", 2);
        job.annotateAlike(job.west);
        job.awaitEvents("package.consolidated", 2);
        job.assertTrail("package.opened", "package.consolidated", "package.opened", "package.consolidated");
    }

    @Test
    void a_model_labels_first() {
        try (ModelServer model = new ModelServer(text -> List.of(
                Map.of("type", "choices", "value", Map.of("choices", List.of("kind"))),
                Map.of("type", "choices", "value", Map.of("choices", List.of("no-such-class")))))) {
            JobCase job = jobs.started(Terms.assisted(model.url()), 2);
            job.annotateAlike(job.east);
            job.awaitEvent("package.consolidated");
            assertThat(job.count("select count(*) from prediction where job_id = ?"))
                    .isEqualTo(2);
            assertThat(job.text("select string_agg(distinct model_version, ',') from annotation where job_id = ?"))
                    .isEqualTo("words-1");
            job.assertTrail("job.started", "items.predicted", "job.planned", "package.consolidated");
        }
    }

    @Test
    void a_model_that_is_away_holds_nobody_up() {
        ModelServer model = new ModelServer(text -> List.of());
        model.close();
        JobCase job = jobs.started(Terms.assisted(model.url()), 2);
        job.annotateAlike(job.east);
        job.awaitEvent("package.consolidated");
        job.assertTrail("job.started", "items.prediction-broken-off", "job.planned", "package.consolidated");
    }

    @Test
    void a_job_without_a_usable_item_is_closed() {
        JobCase job = jobs.startedWithoutUsableItem();
        job.awaitEvent("job.closed");
        job.awaitNoInstance();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.state("item")).isEqualTo("EXCLUDED");
        job.assertTrail("job.started", "item.excluded", "job.cancelled", "job.closed");
    }

    @Test
    void a_job_behind_its_deadline_gets_more_urgent_while_work_goes_on() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.awaitTasks(2);
        job.advance(Duration.ofDays(30).plusMinutes(1));
        job.awaitEvent("job.escalated");
        job.plant.awaitTrue("more urgent tasks", () -> job.count("""
                select count(*) from task where job_id = ? and state = 'OPEN' and priority = 70""") == 2);
        assertThat(job.jobState()).isEqualTo("RUNNING");
        job.annotateAlike(job.east);
        job.crew.inspect(false);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.count("select min(priority) from task where job_id = ? and kind in ('INSPECT', 'COUNTERSIGN')"))
                .isEqualTo(70);
        job.assertTrail("job.started", "job.escalated", "package.consolidated", "lot.accepted", "release.sealed");
    }
}
