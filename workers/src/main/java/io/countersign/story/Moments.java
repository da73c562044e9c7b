package io.countersign.story;

import io.countersign.audit.Streams;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns a moment into a place in the trail of a job: what was told up to there had happened by then. Events stand in the order of
 * their commits, so that the place is never in the middle of a change.
 */
@Component
class Moments {
    private final JdbcClient jdbc;

    Moments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The number of the last event of the job at the moment, 0 where it had none yet.
     *
     * @param at null for now
     */
    long last(long jobId, @Nullable Instant at) {
        String stream = Streams.ofJob(jobId);
        long present = jdbc.sql("select last_seq from event_stream where stream = :stream")
                .param("stream", stream)
                .query(Long.class)
                .optional()
                .orElse(0L);
        return at == null ? present : upTo(stream, at, present);
    }

    /** Halves the trail: its events are in the order of time but for the milliseconds that commits wait for each other. */
    private long upTo(String stream, Instant at, long present) {
        long before = 0;
        long after = present + 1;
        while (after - before > 1) {
            long middle = (before + after) >>> 1;
            if (isAtOrBefore(stream, middle, at)) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return before;
    }

    private boolean isAtOrBefore(String stream, long sequence, Instant at) {
        return jdbc.sql("select at <= :at from event where stream = :stream and stream_seq = :sequence")
                .param("at", Timestamp.from(at))
                .param("stream", stream)
                .param("sequence", sequence)
                .query(Boolean.class)
                .single();
    }
}
