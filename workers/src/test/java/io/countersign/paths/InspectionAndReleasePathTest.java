package io.countersign.paths;

import static io.countersign.paths.JobCase.EAST;
import static io.countersign.paths.JobCase.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.RefusalDecision;
import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlant.class)
class InspectionAndReleasePathTest {
    private final Plant plant;

    InspectionAndReleasePathTest(Plant plant) {
        this.plant = plant;
    }

    @Test
    void a_rejected_lot_comes_back_reworked_and_is_accepted() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        job.annotateAlike(EAST);
        job.crew.inspect(true);
        job.crew.rework(EAST, "anna", false);
        job.crew.inspect(false);
        job.crew.signAll(EAST, WEST);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.text("select submissions::text from lot where job_id = ?"))
                .isEqualTo("2");
        job.assertTrail(
                "lot.ready",
                "sample.inspected",
                "lot.rejected",
                "package.returned",
                "lot.returned",
                "annotation.submitted",
                "package.consolidated",
                "sample.inspected",
                "lot.accepted",
                "release.sealed");
    }

    @Test
    void a_refused_release_is_built_again_and_sealed() {
        JobCase job = inRelease();
        job.crew.refuse(EAST);
        job.crew.decideOnRefusal(RefusalDecision.REBUILD);
        job.crew.signAll(EAST, WEST);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(job.text("select string_agg(state, ',' order by version) from release where job_id = ?"))
                .isEqualTo("REFUSED,SEALED");
        job.assertTrail(
                "release.built",
                "release.refused",
                "refusal.decided",
                "release.built",
                "release.signed",
                "release.countersigned",
                "release.countersigned",
                "release.sealed");
    }

    @Test
    void a_withdrawn_release_closes_the_job() {
        JobCase job = inRelease();
        job.crew.refuse(EAST);
        job.crew.decideOnRefusal(RefusalDecision.WITHDRAW);
        job.awaitEvent("job.closed");
        job.awaitNoInstance();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.state("release")).isEqualTo("REFUSED");
        job.assertTrail("release.refused", "refusal.decided", "job.cancelled", "job.closed");
    }

    private JobCase inRelease() {
        JobCase job = JobCase.started(plant, Terms.plain(), 2);
        job.annotateAlike(EAST);
        job.crew.inspect(false);
        return job;
    }
}
