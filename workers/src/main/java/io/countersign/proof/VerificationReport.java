package io.countersign.proof;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param streams that were checked
 * @param events that were checked
 * @param checkpoints that were checked
 * @param lastCheckpoint the newest, or null
 * @param keys fingerprints, the first key first: compare them with those that the operator published
 * @param faults the first of each stream, at most {@link #MOST_FAULTS}; none where everything is intact
 */
public record VerificationReport(
        long streams,
        long events,
        long checkpoints,
        @Nullable Checkpoint lastCheckpoint,
        List<String> keys,
        List<Fault> faults) {
    public static final int MOST_FAULTS = 100;

    public VerificationReport {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    public boolean intact() {
        return faults.isEmpty();
    }

    /** With what was found elsewhere. */
    public VerificationReport with(List<Fault> more) {
        return new VerificationReport(
                streams,
                events,
                checkpoints,
                lastCheckpoint,
                keys,
                Stream.concat(faults.stream(), more.stream()).toList());
    }
}
