package io.countersign.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, as the trail keeps it.
 *
 * @param stream what the change belongs to: events of one stream are ordered and chained; {@link #ofJob} for a job's
 * @param action object and verb in the past, dotted: {@code item.excluded}, {@code task.claimed}
 * @param subjectType the kind of thing that changed: {@code job}, {@code item}, {@code package}, {@code task}, ...
 * @param subjectId its id; an item's is {@code jobId/no}
 * @param before the whole state before, or null where there was none; kept as a digest
 * @param after the whole state after, or null where nothing is left; kept as a digest
 * @param changed the fields worth reading, name to new value (or to {@code [old, new]})
 * @param reason a person's words, where the action asks for them
 */
public record Change(
        String stream,
        @Nullable Long jobId,
        String action,
        String subjectType,
        String subjectId,
        @Nullable Object before,
        @Nullable Object after,
        Map<String, Object> changed,
        @Nullable String reason) {

    public static Change ofJob(long jobId, String action, String subjectType, String subjectId) {
        return new Change(Streams.ofJob(jobId), jobId, action, subjectType, subjectId, null, null, Map.of(), null);
    }

    /** A change outside any job, for example of a schema: one stream for each organisation. */
    public static Change ofOrganisation(String organisation, String action, String subjectType, String subjectId) {
        return new Change(
                Streams.ofOrganisation(organisation), null, action, subjectType, subjectId, null, null, Map.of(), null);
    }

    public Change from(@Nullable Object state) {
        return new Change(stream, jobId, action, subjectType, subjectId, state, after, changed, reason);
    }

    public Change to(@Nullable Object state) {
        return new Change(stream, jobId, action, subjectType, subjectId, before, state, changed, reason);
    }

    public Change with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(changed);
        more.put(field, value);
        return new Change(stream, jobId, action, subjectType, subjectId, before, after, more, reason);
    }

    public Change because(@Nullable String words) {
        return new Change(stream, jobId, action, subjectType, subjectId, before, after, changed, words);
    }
}
