package io.countersign.story;

import io.countersign.pseudonym.Names;
import java.time.Instant;

/**
 * The event that tells of something.
 *
 * @param sequence its number among the events of the job
 */
public record Told(long sequence, Instant at, Who who) {

    /** As a reader may see it. */
    Told seenBy(Names.View view, long jobId, String action) {
        return new Told(sequence, at, who.seenBy(view, jobId, action));
    }
}
