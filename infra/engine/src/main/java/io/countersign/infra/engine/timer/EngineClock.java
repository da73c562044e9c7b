package io.countersign.infra.engine.timer;

import io.countersign.infra.engine.job.JobPolls;
import java.util.Date;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** The engine's clock. Operaton keeps it in a static field, so all engines of one JVM share it. */
public final class EngineClock {
    private final TimerWaker timers;
    private final JobPolls jobs;

    public EngineClock(TimerWaker timers, JobPolls jobs) {
        this.timers = timers;
        this.jobs = jobs;
    }

    /** Stops the clock at a time in milliseconds since the epoch. */
    public void pin(long time) {
        ClockUtil.setCurrentTime(new Date(time));
        changed();
    }

    /** Lets the clock run with the system's again. */
    public void reset() {
        ClockUtil.reset();
        changed();
    }

    private void changed() {
        timers.lookNow();
        jobs.availableEverywhere();
    }
}
