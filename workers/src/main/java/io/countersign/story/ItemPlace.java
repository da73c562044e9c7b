package io.countersign.story;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands among the things of its job, which decides what concerns it.
 *
 * @param supplier of its package
 * @param inspections ids of those whose sample holds it
 * @param inspectionTasks ids of the tasks to inspect its lot
 * @param annotationIds by assignment and revision: {@code assignment/revision}
 */
record ItemPlace(
        long jobId,
        int no,
        @Nullable Long packageId,
        @Nullable Long lotId,
        @Nullable String supplier,
        Set<String> inspections,
        Set<String> inspectionTasks,
        Map<String, String> annotationIds) {}
