package io.countersign.infra.engine.timer;

import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import java.sql.Timestamp;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes Operaton's job executor when the next timer is due, so that it need not poll. Times are the engine's; while the
 * clock is pinned nothing becomes due by itself.
 */
public final class TimerWaker {
    private static final Logger LOG = LoggerFactory.getLogger(TimerWaker.class);
    private static final long CHECK_MILLIS = 100;
    private static final long LONGEST_SLEEP_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Commands commands;
    private final Tables tables;
    private final ScheduledExecutorService scheduler;
    private long next = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> wake;

    public TimerWaker(Commands commands, Tables tables, ScheduledExecutorService scheduler) {
        this.commands = commands;
        this.tables = tables;
        this.scheduler = scheduler;
    }

    /** A timer is due at that time, in milliseconds since the epoch. */
    public synchronized void dueAt(long time) {
        if (time < next) {
            schedule(time, Math.max(time - Commands.now(), 0));
        }
    }

    /** Looks now; call after a start and when the clock was changed. */
    public synchronized void lookNow() {
        schedule(0, 0);
    }

    private void schedule(long time, long delayMillis) {
        if (wake != null) {
            wake.cancel(false);
        }
        next = time;
        wake = scheduler.schedule(this::look, Math.min(delayMillis, LONGEST_SLEEP_MILLIS), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            synchronized (this) {
                next = Long.MAX_VALUE;
            }
            Long due = tables.queryOne(
                    "select min(coalesce(duedate_, ?)) from act_ru_job"
                            + " where retries_ > 0 and suspension_state_ = 1"
                            + " and (lock_exp_time_ is null or lock_exp_time_ < ?)",
                    row -> row.getTimestamp(1) == null
                            ? null
                            : row.getTimestamp(1).getTime(),
                    new Timestamp(0),
                    new Timestamp(Commands.now()));
            if (due == null) {
                return;
            }
            if (due > Commands.now()) {
                dueAt(due);
                return;
            }
            commands.engine().getJobExecutor().jobWasAdded();
        } catch (RuntimeException failure) {
            LOG.warn("Due timers could not be looked up; tried again", failure);
        }
        synchronized (this) {
            schedule(Commands.now(), CHECK_MILLIS);
        }
    }
}
