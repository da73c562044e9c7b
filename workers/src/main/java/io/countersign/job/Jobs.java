package io.countersign.job;

import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.LabelingJob;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs as other features see them: what they are, and the turns of their way that others bring about. */
@Component
public class Jobs {
    private final JobTable table;
    private final JobTransitions transitions;
    private final EngineCommands commands;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Jobs(JobTable table, JobTransitions transitions, EngineCommands commands, JdbcClient jdbc, InstantSource clock) {
        this.table = table;
        this.transitions = transitions;
        this.commands = commands;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound where there is no such job */
    public Job get(long id) {
        return table.find(id).orElseThrow(() -> new NotFound("job", id));
    }

    /**
     * A job that is not cancelled, nor will be before the end of the transaction: whoever cancels it sees what the transaction did.
     *
     * @throws WrongState where it is cancelled
     */
    @Transactional
    public Job goingOn(long id) {
        Job job = table.share(id);
        if (job.state() == JobState.CANCELLED) {
            throw new WrongState("Job {0} is cancelled.", id);
        }
        return job;
    }

    public Policy policy(long id) {
        return get(id).policy();
    }

    /**
     * The priority of a task that opens now: as its process says, or higher where the job is behind its deadline, since a process
     * keeps the priority with which it started.
     *
     * @param ofProcess 0 to 100
     */
    public int priority(long id, int ofProcess) {
        return Math.max(ofProcess, Urgency.floor(get(id), clock.instant()));
    }

    /** By organisation. The owner is among them only where it annotates or reviews itself. */
    public List<Participant> participants(long id) {
        return table.participants(id);
    }

    /**
     * Every lot is accepted: the job goes into release, and its process is told. Once; a repeat does nothing.
     *
     * @param itemsAccepted over all lots
     */
    @Transactional
    public void workAccepted(Actor actor, long id, int itemsAccepted) {
        Job job = table.lock(id);
        if (job.state() == JobState.IN_RELEASE || job.state() == JobState.RELEASED) {
            return;
        }
        transitions.move(
                actor,
                job,
                JobState.IN_RELEASE,
                JobTransitions.event(id, "job.work-accepted").with("itemsAccepted", itemsAccepted),
                null);
        commands.publish(
                LabelingJob.Messages.JOB_WORK_ACCEPTED.name(),
                String.valueOf(id),
                "job:" + id + ":accepted",
                ProcessVariables.of(LabelingJob.Variables.ITEMS_ACCEPTED.is(itemsAccepted)));
    }

    /** A release of the job is sealed. Once; a repeat does nothing. */
    @Transactional
    public void released(Actor actor, long id) {
        Job job = table.lock(id);
        if (job.state() != JobState.RELEASED) {
            transitions.move(actor, job, JobState.RELEASED, JobTransitions.event(id, "job.released"), null);
        }
    }

    /** The draft, locked to the end of the transaction: imports of one job go one after the other. */
    @Transactional
    public Job lockForImport(long id) {
        Job job = table.lock(id);
        if (job.state() != JobState.DRAFT) {
            throw new WrongState(
                    "Job {0} is {1}; items are imported into a draft.",
                    id, job.state().id());
        }
        return job;
    }

    /** So many items were added behind the last one. */
    @Transactional
    public void imported(long id, int items) {
        jdbc.sql("update job set items = items + :items where id = :id")
                .param("items", items)
                .param("id", id)
                .update();
    }

    /** Remembers the instance of labeling-job that carries the job. */
    @Transactional
    public void runsIn(long id, long processInstanceKey) {
        jdbc.sql(
                        "update job set process_instance_key = :key where id = :id and process_instance_key is distinct from :key")
                .param("key", processInstanceKey)
                .param("id", id)
                .update();
    }
}
