package io.countersign.infra.engine.timer;

import io.countersign.infra.engine.job.JobPolls;
import io.countersign.infra.engine.store.Commands;
import java.util.Date;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The engine's clock. Operaton keeps it in a static field, so all engines of one JVM share it. */
public final class EngineClock {
    private final TimerWaker timers;
    private final JobPolls jobs;
    private boolean pinned;
    private long offset;

    public EngineClock(TimerWaker timers, JobPolls jobs) {
        this.timers = timers;
        this.jobs = jobs;
    }

    /** Stops the clock at a time in milliseconds since the epoch. */
    public synchronized void pin(long time) {
        pinned = true;
        ClockUtil.setCurrentTime(new Date(time));
        changed();
    }

    /** Moves the clock on by some milliseconds; it stands still or runs from there as it did before. */
    public synchronized void advance(long millis) {
        if (pinned) {
            ClockUtil.setCurrentTime(new Date(Commands.now() + millis));
        } else {
            offset += millis;
            ClockUtil.offset(offset);
        }
        changed();
    }

    /** Lets the clock run with the system's again. */
    public synchronized void reset() {
        pinned = false;
        offset = 0;
        ClockUtil.reset();
        changed();
    }

    private void changed() {
        timers.lookNow();
        jobs.availableEverywhere();
    }
}
