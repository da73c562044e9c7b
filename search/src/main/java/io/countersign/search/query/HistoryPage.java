package io.countersign.search.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param events newest first, as they were recorded
 * @param total how many there are, all pages together
 * @param next the sequence number to go on after; null on the last page
 */
public record HistoryPage(
        List<Map<String, Object>> events,
        long total,
        @Nullable Long next) {
    static final HistoryPage EMPTY = new HistoryPage(List.of(), 0, null);
}
