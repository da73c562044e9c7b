package io.countersign.api.web;

import io.countersign.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** Entity tags of things that are edited: the revision in quotes. */
public final class EntityTags {
    private EntityTags() {}

    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /**
     * The revision that the caller has seen.
     *
     * @throws PreconditionRequired where the header is missing: an edit without it could undo somebody else's
     */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new PreconditionRequired();
        }
        String text = ifMatch.strip();
        try {
            if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
                return Integer.parseInt(text.substring(1, text.length() - 1));
            }
        } catch (NumberFormatException e) {
            throw new Invalid("If-Match", "must be the ETag that was given with the thing, for example \"3\"");
        }
        throw new Invalid("If-Match", "must be the ETag that was given with the thing, for example \"3\"");
    }

    /** Answered with 428. */
    public static class PreconditionRequired extends RuntimeException {
        PreconditionRequired() {
            super("Send If-Match with the ETag of what you have seen, so that nobody's edit is lost.");
        }
    }
}
