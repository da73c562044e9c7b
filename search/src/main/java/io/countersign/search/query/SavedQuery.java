package io.countersign.search.query;

import java.time.Instant;

/**
 * A question of the history under a name.
 *
 * @param owner username of the person who saved it; names are that person's own
 * @param own whether that is the person who asks
 * @param shared whether others of the organisation see it
 */
public record SavedQuery(
        String name, String owner, boolean own, boolean shared, HistoryQuestion question, Instant savedAt) {}
