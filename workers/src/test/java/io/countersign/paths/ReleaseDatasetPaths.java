package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.RefusalDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InPlant.class)
class ReleaseDatasetPaths {
    private final JobCases jobs;

    ReleaseDatasetPaths(JobCases jobs) {
        this.jobs = jobs;
    }

    @Test
    void a_release_that_a_supplier_refuses_is_built_again_and_sealed() {
        JobCase job = inRelease();
        job.awaitTasks(2);
        job.crew.refuse(job.east);
        job.plant.awaitTrue(
                "the other supplier to be asked no more",
                () -> job.count("select count(*) from task where job_id = ? and kind = 'SIGN' and state = 'CANCELLED'")
                        == 1);
        job.crew.decideOnRefusal(RefusalDecision.REBUILD);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(releases(job)).isEqualTo("REFUSED,SEALED");
        job.assertTrail(
                "release.built",
                "release.refused",
                "refusal.decided",
                "release.built",
                "release.signed",
                "release.signed",
                "release.countersigned",
                "release.countersigned",
                "release.sealed");
    }

    @Test
    void a_release_that_a_countersigner_refuses_is_built_again_and_sealed() {
        JobCase job = inRelease();
        job.crew.sign(job.east);
        job.crew.sign(job.west);
        job.crew.countersign("signatory-1");
        job.crew.refuseToCountersign("signatory-2");
        job.crew.decideOnRefusal(RefusalDecision.REBUILD);
        job.crew.signAll(job.east, job.west);
        job.awaitJob("RELEASED");
        job.awaitNoInstance();
        assertThat(releases(job)).isEqualTo("REFUSED,SEALED");
        assertThat(job.count("""
                select count(*) from signature s join release r on r.id = s.release_id
                where r.job_id = ? and r.state = 'SEALED' and s.decision = 'SIGNED'""")).isEqualTo(4);
        job.assertTrail(
                "release.countersigned",
                "release.refused",
                "refusal.decided",
                "release.built",
                "release.signed",
                "release.countersigned",
                "release.sealed");
    }

    @Test
    void a_withdrawn_release_closes_the_job() {
        JobCase job = inRelease();
        job.crew.refuse(job.east);
        job.crew.decideOnRefusal(RefusalDecision.WITHDRAW);
        job.awaitEvent("job.closed");
        job.awaitNoInstance();
        assertThat(job.jobState()).isEqualTo("CANCELLED");
        assertThat(job.state("release")).isEqualTo("REFUSED");
        job.assertTrail("release.refused", "refusal.decided", "job.cancelled", "job.closed");
    }

    private JobCase inRelease() {
        JobCase job = jobs.started(Terms.plain(), 2);
        job.annotateAlike(job.east);
        job.crew.inspect(false);
        return job;
    }

    private static String releases(JobCase job) {
        return job.text("select string_agg(state, ',' order by version) from release where job_id = ?");
    }
}
