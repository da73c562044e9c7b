package io.countersign.search.export;

import java.util.Locale;

/** What an exported file is made of. */
public enum ExportFormat {
    /** One event a line, as it was recorded: each line's hash can be computed from it. */
    JSONL,
    /** A table for people; nested values are JSON in their cell. */
    CSV;

    String fileName() {
        return "events." + name().toLowerCase(Locale.ROOT);
    }
}
