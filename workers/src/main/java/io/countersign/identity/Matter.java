package io.countersign.identity;

import org.jspecify.annotations.Nullable;

/**
 * A thing that somebody wanted something of.
 *
 * @param type {@code job}, {@code task}, {@code lot}, {@code release}, {@code schema}
 * @param jobId of the job it belongs to; null where it belongs to none
 */
public record Matter(String type, String id, @Nullable Long jobId) {

    public static Matter job(long id) {
        return new Matter("job", String.valueOf(id), id);
    }

    public static Matter ofJob(long jobId, String type, long id) {
        return new Matter(type, String.valueOf(id), jobId);
    }
}
