package io.countersign.search.query;

import java.util.List;

/** What somebody did with what they may see. */
public enum AccessKind {
    /** Came and went. */
    SIGNED_IN("person.signed-in", "person.signed-out"),
    /** Took a task, and with it the right to see its items; looked at media; searched and looked up the history. */
    SAW(
            "task.claimed",
            "media.viewed",
            "media.mark-read",
            "media.mark-not-found",
            "history.searched",
            "history.looked-up",
            "access-report.read"),
    /** Took data out of the system. */
    EXPORTED("history.export-begun", "history.exported", "release.downloaded"),
    /** Wanted what a rule forbade. */
    REFUSED("access.refused"),
    /** All else. */
    CHANGED();

    private final List<String> actions;

    AccessKind(String... actions) {
        this.actions = List.of(actions);
    }

    /** None for {@link #CHANGED}: whatever no other kind names. */
    List<String> actions() {
        return actions;
    }
}
