package io.countersign.discuss;

import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param text null where the issue was resolved or opened again without a word
 * @param resolved what it made of the issue; null where it left it as it was
 */
public record Remark(
        Voice voice, @Nullable String text, @Nullable Boolean resolved) {}
