package io.countersign.search.progress;

import org.jspecify.annotations.Nullable;

/** What progress is broken down by. */
public enum Dimension {
    /** Of the package. */
    SUPPLIER("supplier", "supplier"),
    /** Of items everybody who annotated them; of tasks who has or had them. By the subject of the token. */
    PERSON("annotators", "assignee"),
    /** Of the newest consensus: an item is in the group of each class that stands in it, and in none before. */
    CLASS("classes", null),
    PACKAGE("packageId", "packageId");

    private final String itemField;
    private final @Nullable String taskField;

    Dimension(String itemField, @Nullable String taskField) {
        this.itemField = itemField;
        this.taskField = taskField;
    }

    String itemField() {
        return itemField;
    }

    /** Null where tasks have no such thing. */
    @Nullable String taskField() {
        return taskField;
    }
}
