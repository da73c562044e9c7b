package io.countersign.job;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts the processes of work packages, in waves. */
@Component
class PackageOpening {
    private final JobTable jobs;
    private final JdbcClient jdbc;
    private final EngineCommands commands;
    private final Trail trail;
    private final InstantSource clock;
    private final ItemTally tally;

    PackageOpening(
            JobTable jobs,
            JdbcClient jdbc,
            EngineCommands commands,
            Trail trail,
            InstantSource clock,
            ItemTally tally) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
        this.tally = tally;
    }

    int topUp(Actor actor, long jobId) {
        Job job = jobs.lock(jobId);
        if (job.state() != JobState.RUNNING) {
            return 0;
        }
        tally.gather(jobId);
        int room = job.policy().maxOpenPackages() - inWork(jobId);
        if (room <= 0) {
            return 0;
        }
        List<WorkPackage> opened = jdbc.sql("""
                update work_package set state = 'OPEN', openings = openings + 1, opened_at = :now
                where id in (select id from work_package where job_id = :job and state = 'PLANNED' order by rank, no limit :room)
                returning *""")
                .param("now", Timestamp.from(clock.instant()))
                .param("job", jobId)
                .param("room", room)
                .query((row, n) -> PackageTable.read(row))
                .list();
        List<Participant> participants = jobs.participants(jobId);
        opened.stream()
                .sorted(java.util.Comparator.comparingInt(WorkPackage::rank).thenComparingInt(WorkPackage::no))
                .forEach(open -> {
                    start(job, participants, open);
                    trail.append(
                            actor,
                            Change.ofJob(jobId, "package.opened", "package", String.valueOf(open.id()))
                                    .with("state", List.of(PackageState.PLANNED.id(), PackageState.OPEN.id()))
                                    .with("no", open.no())
                                    .with("supplier", open.supplier()));
                });
        return opened.size();
    }

    void reopen(WorkPackage returned) {
        WorkPackage next = jdbc.sql("""
                update work_package set openings = openings + 1, round = round + 1, first_round = round + 1, opened_at = :now,
                                        process_instance_key = null
                where id = :id
                returning *""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", returned.id())
                .query((row, n) -> PackageTable.read(row))
                .single();
        Job job = jobs.find(next.jobId()).orElseThrow();
        start(job, jobs.participants(next.jobId()), next);
    }

    private void start(Job job, List<Participant> participants, WorkPackage opened) {
        commands.publish(
                io.countersign.processes.WorkPackage.Messages.PACKAGE_OPENED.name(),
                String.valueOf(opened.id()),
                "package:" + opened.id() + ":" + opened.openings(),
                PackageVariables.of(job, participants, opened, Urgency.of(job, clock.instant())));
    }

    private int inWork(long jobId) {
        return jdbc.sql("""
                select count(*) from work_package
                where job_id = :job and state in ('OPEN', 'IN_REVIEW', 'IN_DISPUTE', 'RETURNED')""").param("job", jobId).query(Integer.class).single();
    }
}
