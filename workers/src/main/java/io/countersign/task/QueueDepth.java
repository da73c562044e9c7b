package io.countersign.task;

import io.countersign.outbox.Outward;
import io.countersign.processes.TaskKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tasks nobody has taken, and how many of them are past their due date. Counted once a minute at most. */
@Component
@Outward
class QueueDepth implements MeterBinder {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Depth NONE = new Depth(0, 0);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private Instant countedAt = Instant.EPOCH;
    private Map<TaskKind, Depth> counted = Map.of();

    QueueDepth(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Depth(long open, long overdue) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(TaskKind.values()).forEach(kind -> {
            Gauge.builder(
                            "countersign.tasks.open",
                            this,
                            queue -> queue.of(kind).open())
                    .description("Tasks that nobody has taken")
                    .tag("kind", kind.id())
                    .register(registry);
            Gauge.builder(
                            "countersign.tasks.overdue",
                            this,
                            queue -> queue.of(kind).overdue())
                    .description("Tasks that nobody has taken, past their due date")
                    .tag("kind", kind.id())
                    .register(registry);
        });
    }

    private synchronized Depth of(TaskKind kind) {
        Instant now = clock.instant();
        if (now.isAfter(countedAt.plus(KEPT))) {
            counted = count(now);
            countedAt = now;
        }
        return counted.getOrDefault(kind, NONE);
    }

    private Map<TaskKind, Depth> count(Instant now) {
        Map<TaskKind, Depth> depths = new EnumMap<>(TaskKind.class);
        jdbc.sql("""
                select kind, count(distinct task_id) open, count(distinct task_id) filter (where due_at < :now) overdue
                from task_candidate group by kind""").param("now", Timestamp.from(now)).query(row -> {
            depths.put(TaskKind.valueOf(row.getString("kind")), new Depth(row.getLong("open"), row.getLong("overdue")));
        });
        return depths;
    }
}
