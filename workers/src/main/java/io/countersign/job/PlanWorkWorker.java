package io.countersign.job;

import static io.countersign.processes.LabelingJob.Variables.DUE_AFTER;
import static io.countersign.processes.LabelingJob.Variables.EXPIRES_AFTER;
import static io.countersign.processes.LabelingJob.Variables.JOB_ID;
import static io.countersign.processes.LabelingJob.Variables.LOTS_PLANNED;
import static io.countersign.processes.LabelingJob.Variables.MANUFACTURER;
import static io.countersign.processes.LabelingJob.Variables.PACKAGES_PLANNED;
import static io.countersign.processes.LabelingJob.Variables.PRIORITY;
import static io.countersign.processes.LabelingJob.Variables.SIGNATURES_NEEDED;
import static io.countersign.processes.LabelingJob.Variables.SUPPLIERS;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.StepWorker;
import io.countersign.processes.JobType;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code plan-work}. */
@Component
class PlanWorkWorker implements StepWorker {
    private final Planning planning;
    private final Jobs jobs;
    private final InstantSource clock;

    PlanWorkWorker(Planning planning, Jobs jobs, InstantSource clock) {
        this.planning = planning;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobType.PLAN_WORK.id();
    }

    @Override
    public Outcome carryOut(Step step) {
        long jobId = step.variables().id(JOB_ID.id());
        Planning.Plan plan = planning.plan(step.actor(), jobId);
        Job job = jobs.get(jobId);
        List<String> suppliers = jobs.participants(jobId).stream()
                .map(Participant::organisation)
                .filter(organisation -> !organisation.equals(job.owner()))
                .toList();
        Policy policy = job.policy();
        return Outcome.completed(ProcessVariables.of(
                PACKAGES_PLANNED.is(plan.packages()),
                LOTS_PLANNED.is(plan.lots()),
                SUPPLIERS.is(suppliers),
                MANUFACTURER.is(job.owner()),
                SIGNATURES_NEEDED.is(policy.signaturesNeeded()),
                DUE_AFTER.is(policy.dueAfter()),
                EXPIRES_AFTER.is(policy.expiresAfter()),
                PRIORITY.is(Urgency.of(job, clock.instant()))));
    }
}
