package io.countersign.search.query;

import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of the history: all that happened in the jobs of their organisation, and what their organisation did in those
 * of others.
 *
 * @param names whether people of other organisations may be asked for by their names
 * @param subject of the person whom the question names by a pseudonym; null where it names none
 */
public record Scope(
        String organisation, boolean names, @Nullable String subject) {}
