package io.countersign.job.probe;

import java.time.Instant;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class ReadsTheWallClock {
    public Instant started = Instant.now();
}
