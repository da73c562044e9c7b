package io.countersign.story;

import org.jspecify.annotations.Nullable;

/**
 * A release that holds the item.
 *
 * @param sealed null while it is not
 */
public record StoryRelease(
        String releaseId, int version, Told built, @Nullable Told sealed) {}
