package io.countersign.task;

import io.countersign.identity.Actor;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives tasks back whose holders have shown no sign of work for as long as the policy reserves them. */
@Component
class Leases {
    private static final Actor LEASES = new Actor.Service("leases");
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Queue queue;
    private final InstantSource clock;

    Leases(JdbcClient jdbc, Queue queue, InstantSource clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** One batch, the longest over first; tasks that somebody is committing just now are left to them. */
    @Transactional
    public int giveBackExpired() {
        List<TaskRow> expired = jdbc.sql("""
                select * from task where state = 'CLAIMED' and lease_until < :now
                order by lease_until limit :batch for update skip locked""")
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", BATCH)
                .query(TaskRow::read)
                .list();
        expired.forEach(task -> queue.giveBack(LEASES, task, "task.lease-expired", null));
        return expired.size();
    }
}
