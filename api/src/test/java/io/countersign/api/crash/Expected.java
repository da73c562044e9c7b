package io.countersign.api.crash;

import java.util.Map;

/** How often each thing happens in the job of {@link LabelScript}, by what it means, not by what a run once gave. */
final class Expected {
    private static final long PACKAGES = LabelScript.ITEMS / LabelScript.PACKAGE;
    private static final long LOTS = PACKAGES / LabelScript.PACKAGES_PER_LOT;
    private static final long AGAIN = LabelScript.PACKAGES_PER_LOT;
    private static final long ANNOTATORS = 2;
    private static final long DISPUTES = LabelScript.DISAGREED.size();

    /** labeling-job and release-dataset, a lot each, a package each and those of the lot that came back again. */
    static final long INSTANCES = 2 + LOTS + PACKAGES + AGAIN;

    static final Map<String, Long> EVENTS = Map.ofEntries(
            Map.entry("job.created", 1L),
            Map.entry("items.imported", 1L),
            Map.entry("job.started", 1L),
            Map.entry("item.excluded", 1L),
            Map.entry("job.planned", 1L),
            Map.entry("package.opened", PACKAGES),
            // A place for each annotator; one for each rework: of the returned item, and of the packages of the
            // returned lot.
            Map.entry("assignment.opened", PACKAGES * ANNOTATORS + 1 + AGAIN),
            Map.entry("agreement.measured", PACKAGES),
            Map.entry("annotation.submitted", LabelScript.ITEMS * ANNOTATORS + 1 + LabelScript.LOT),
            // Packages without dispute, the one with the returned item again, and those of the returned lot; of each
            // all items.
            Map.entry("verdict.given", (PACKAGES - DISPUTES + 1 + AGAIN) * LabelScript.PACKAGE),
            Map.entry("adjudication.decided", DISPUTES),
            Map.entry("package.consolidated", PACKAGES + AGAIN),
            Map.entry("label.consolidated", (PACKAGES + AGAIN) * LabelScript.PACKAGE),
            Map.entry("package.returned", AGAIN),
            Map.entry("sample.drawn", LOTS + 1),
            Map.entry("sample.inspected", LOTS + 1),
            Map.entry("lot.rejected", 1L),
            Map.entry("lot.returned", 1L),
            Map.entry("lot.accepted", LOTS),
            Map.entry("job.work-accepted", 1L),
            Map.entry("release.built", 1L),
            Map.entry("release.signed", 2L),
            Map.entry("release.countersigned", 2L),
            Map.entry("release.sealed", 1L),
            Map.entry("job.released", 1L),
            Map.entry("task.opened", (long) Crew.SUBMISSIONS),
            Map.entry("task.claimed", (long) Crew.SUBMISSIONS),
            Map.entry("task.completed", (long) Crew.SUBMISSIONS));

    static final String[] NEVER = {
        "assignment.expired",
        "task.cancelled",
        "task.released",
        "task.lease-expired",
        "job.cancelled",
        "release.refused"
    };

    private Expected() {}
}
