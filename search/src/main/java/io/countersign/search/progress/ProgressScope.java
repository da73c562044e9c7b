package io.countersign.search.progress;

import org.jspecify.annotations.Nullable;

/** @param organisation whose part alone may be seen: its packages, and what its people do; null where all may */
public record ProgressScope(long jobId, @Nullable String organisation) {}
