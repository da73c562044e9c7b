package io.countersign.job;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work packages as other features see them. Every change checks the present state, locks the row to the end of the transaction,
 * and may be repeated: a package that is already there stays there.
 */
@Component
public class Packages {
    private final PackageTable table;
    private final PackageOpening opening;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Packages(PackageTable table, PackageOpening opening, Jobs jobs, JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.table = table;
        this.opening = opening;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws NotFound where there is no such package */
    public WorkPackage get(long id) {
        return table.find(id).orElseThrow(() -> new NotFound("package", id));
    }

    /** The package, locked to the end of the transaction. */
    @Transactional
    public WorkPackage lock(long id) {
        return table.lock(id);
    }

    /** In the order of their numbers. */
    public List<WorkPackage> ofLot(long lotId) {
        return jdbc.sql("select * from work_package where lot_id = :lot order by no")
                .param("lot", lotId)
                .query((row, n) -> PackageTable.read(row))
                .list();
    }

    /**
     * Opens planned packages, in order, while fewer than the policy's maxOpenPackages are in work. Does nothing for a job that is
     * not running. Call it last in a transaction: it locks the job.
     *
     * @return how many were opened
     */
    @Transactional
    public int topUp(Actor actor, long jobId) {
        return opening.topUp(actor, jobId);
    }

    /**
     * Consolidated packages come back from a rejected lot: each gets a new round and a process of its own, which begins with
     * rework. They are not held back by maxOpenPackages.
     */
    @Transactional
    public void reopen(Actor actor, List<Long> ids) {
        for (Long id : ids.stream().sorted().toList()) {
            WorkPackage before = table.lock(id);
            if (before.state() == PackageState.RETURNED) {
                continue;
            }
            move(actor, before, PackageState.RETURNED, "package.returned");
            opening.reopen(table.lock(id));
        }
    }

    /** A review sent it back: its annotators rework it, or, where its rounds are used up, an adjudicator settles it. */
    @Transactional
    public void sentBack(Actor actor, long id) {
        WorkPackage before = table.lock(id);
        if (before.round() >= before.lastRound(jobs.policy(before.jobId()))) {
            move(actor, before, PackageState.IN_DISPUTE, "package.disputed");
        } else if (before.state() != PackageState.RETURNED) {
            move(actor, before, PackageState.OPEN, "package.sent-back");
        }
    }

    @Transactional
    public void inReview(Actor actor, long id) {
        move(actor, table.lock(id), PackageState.IN_REVIEW, "package.put-to-review");
    }

    @Transactional
    public void inDispute(Actor actor, long id) {
        move(actor, table.lock(id), PackageState.IN_DISPUTE, "package.disputed");
    }

    @Transactional
    public void consolidated(Actor actor, long id) {
        move(actor, table.lock(id), PackageState.CONSOLIDATED, "package.consolidated");
    }

    /** It is given up while the job goes on. */
    @Transactional
    public void cancelled(Actor actor, long id, String reason) {
        move(actor, table.lock(id), PackageState.CANCELLED, "package.cancelled", reason);
    }

    /** The packages of a lot that passed its inspection, but those that were given up. The lot's own event tells of them. */
    @Transactional
    public void accepted(long lotId) {
        for (WorkPackage before : ofLot(lotId)) {
            if (before.state() != PackageState.ACCEPTED && before.state() != PackageState.CANCELLED) {
                requireMove(before, PackageState.ACCEPTED);
            }
        }
        jdbc.sql("update work_package set state = 'ACCEPTED' where lot_id = :lot and state = 'CONSOLIDATED'")
                .param("lot", lotId)
                .update();
    }

    /** Begins the next round of work and returns its number. */
    @Transactional
    public int nextRound(long id) {
        return jdbc.sql("update work_package set round = round + 1 where id = :id returning round")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Remembers the instance of work-package that carries the package now. */
    @Transactional
    public void runsIn(long id, long processInstanceKey) {
        jdbc.sql(
                        "update work_package set process_instance_key = :key where id = :id and process_instance_key is distinct from :key")
                .param("key", processInstanceKey)
                .param("id", id)
                .update();
    }

    private void move(Actor actor, WorkPackage before, PackageState to, String action) {
        move(actor, before, to, action, null);
    }

    private void move(Actor actor, WorkPackage before, PackageState to, String action, @Nullable String reason) {
        if (before.state() == to) {
            return;
        }
        requireMove(before, to);
        boolean closes = to == PackageState.CONSOLIDATED || to == PackageState.CANCELLED;
        jdbc.sql("update work_package set state = :state, closed_at = :closed where id = :id")
                .param("state", to.name())
                .param("closed", closes ? Timestamp.from(clock.instant()) : null, java.sql.Types.TIMESTAMP)
                .param("id", before.id())
                .update();
        trail.append(
                actor,
                Change.ofJob(before.jobId(), action, "package", String.valueOf(before.id()))
                        .from(java.util.Map.of("state", before.state().id(), "round", before.round()))
                        .to(java.util.Map.of("state", to.id(), "round", before.round()))
                        .with("state", List.of(before.state().id(), to.id()))
                        .because(reason));
    }

    private static void requireMove(WorkPackage before, PackageState to) {
        if (!before.state().mayBecome(to)) {
            throw new WrongState(
                    "Package {0} is {1} and cannot become {2}.",
                    before.id(), before.state().id(), to.id());
        }
    }
}
