package io.countersign.mark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One image given to one person.
 *
 * @param taskId for which; null where it was no task that gave the right
 * @param givenAt the first time
 */
record Handing(long jobId, int itemNo, @Nullable Long taskId, String organisation, String subject, Instant givenAt) {}
