package io.countersign.story;

import java.time.Instant;

/**
 * The event that tells of something.
 *
 * @param sequence its number among the events of the job
 */
public record Told(long sequence, Instant at, Who who) {}
