package io.countersign.problem;

import org.jspecify.annotations.Nullable;

/** Why somebody wants something, in their own words. */
public final class Reason {
    private static final int LONGEST = 2_000;

    private Reason() {}

    /**
     * As it was given.
     *
     * @throws Invalid where it is missing, blank or of more than 2,000 characters
     */
    public static String require(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new Invalid("reason", "must have 1 to {0} characters", LONGEST);
        }
        return reason;
    }
}
