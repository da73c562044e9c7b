package io.countersign.search.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param behind events of the job that are not in the figures yet
 * @param since begin of the window that speeds are measured over: seven days, or since the first label
 * @param groups by key
 * @param next the key to go on after; null on the last page
 */
public record ProgressPage(
        long behind,
        Instant since,
        List<ProgressGroup> groups,
        @Nullable String next) {}
