package io.countersign.job;

import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.LabelingJob;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts and cancels jobs, for their owners. */
@Component
public class JobControl {
    private final JobAccess access;
    private final JobTable table;
    private final JobTransitions transitions;
    private final EngineCommands commands;
    private final List<JobStarting> starting;
    private final InstantSource clock;

    JobControl(
            JobAccess access,
            JobTable table,
            JobTransitions transitions,
            EngineCommands commands,
            List<JobStarting> starting,
            InstantSource clock) {
        this.access = access;
        this.table = table;
        this.transitions = transitions;
        this.commands = commands;
        this.starting = List.copyOf(starting);
        this.clock = clock;
    }

    /** From now on the policy stays, and the process carries the job. A job that is running already is left alone. */
    @Transactional
    public Job start(Actor.Person person, long id) {
        access.owned(person, id);
        Job job = table.lock(id);
        if (job.state() == JobState.RUNNING) {
            return job;
        }
        if (job.state() == JobState.DRAFT) {
            requireReady(job);
            starting.forEach(feature -> feature.jobStarting(person, job));
        }
        transitions.move(
                person,
                job,
                JobState.RUNNING,
                JobTransitions.event(id, "job.started").with("items", job.items()),
                null);
        commands.publish(
                LabelingJob.Messages.JOB_STARTED.name(),
                String.valueOf(id),
                "job:" + id + ":started",
                ProcessVariables.of(
                        LabelingJob.Variables.JOB_ID.is(String.valueOf(id)),
                        LabelingJob.Variables.DEADLINE.is(job.deadline().atOffset(ZoneOffset.UTC)),
                        LabelingJob.Variables.MODEL_ASSISTANCE.is(job.policy().modelAssistance() != null)));
        return table.lock(id);
    }

    private void requireReady(Job job) {
        List<Violation> violations = new ArrayList<>();
        if (job.items() == 0) {
            violations.add(new Violation("items", "is empty; import items first"));
        }
        if (!job.deadline().isAfter(clock.instant())) {
            violations.add(new Violation("deadline", "is over: {0}", job.deadline()));
        }
        List<Participant> participants = table.participants(job.id());
        DraftCheck.reviewers(job.policy(), participants).ifPresent(violations::add);
        DraftCheck.quotas(job.policy(), participants).ifPresent(violations::add);
        DraftCheck.inspectors(job.owner(), participants).ifPresent(violations::add);
        starting.forEach(feature -> violations.addAll(feature.violations(job)));
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    /**
     * Nothing more is taken from now on; the process closes what is open. A job that is cancelled already is left alone.
     *
     * @param reason in the owner's words
     */
    @Transactional
    public Job cancel(Actor.Person person, long id, String reason) {
        access.owned(person, id);
        if (reason == null || reason.isBlank() || reason.length() > 1_000) {
            throw new Invalid("reason", "must have 1 to 1000 characters");
        }
        Job job = table.lock(id);
        if (job.state() == JobState.CANCELLED) {
            return job;
        }
        if (job.state() == JobState.RELEASED) {
            throw new WrongState("Job {0} is released and cannot be cancelled.", id);
        }
        transitions.move(person, job, JobState.CANCELLED, JobTransitions.event(id, "job.cancelled"), reason);
        if (job.state() != JobState.DRAFT) {
            commands.publish(
                    LabelingJob.Messages.JOB_CANCELLED.name(),
                    String.valueOf(id),
                    "job:" + id + ":cancelled",
                    ProcessVariables.of(LabelingJob.Variables.REASON.is(reason)));
        }
        return table.lock(id);
    }
}
