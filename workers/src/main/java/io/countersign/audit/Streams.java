package io.countersign.audit;

import java.util.Optional;

/** The names of the streams that events are ordered and chained in. */
public final class Streams {
    private static final String JOB = "job:";
    private static final String ORGANISATION = "organisation:";

    private Streams() {}

    public static String ofJob(long jobId) {
        return JOB + jobId;
    }

    public static String ofOrganisation(String organisation) {
        return ORGANISATION + organisation;
    }

    /** The job that the stream is of. */
    public static Optional<Long> job(String stream) {
        return after(JOB, stream).map(Long::valueOf);
    }

    /** The organisation that the stream is of. */
    public static Optional<String> organisation(String stream) {
        return after(ORGANISATION, stream);
    }

    private static Optional<String> after(String beginning, String stream) {
        return stream.startsWith(beginning) ? Optional.of(stream.substring(beginning.length())) : Optional.empty();
    }
}
