package io.countersign.search.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the events that answer a question are spread.
 *
 * @param fields by field ({@code organisation}, {@code actor}, {@code action}, {@code subjectType}, {@code elementId}), the most
 *     frequent values
 * @param step of the timeline
 * @param timeline from the first to the last event, empty steps too; none where nothing was found
 */
public record HistoryFacets(Map<String, List<Count>> fields, Duration step, List<Stretch> timeline) {

    public record Count(String value, long events) {}

    public record Stretch(Instant from, long events) {}
}
