package io.countersign.api.web;

import io.countersign.api.problem.ProblemType;
import io.countersign.api.problem.Typed;
import io.countersign.problem.Invalid;
import io.countersign.problem.Problem;
import io.countersign.problem.Text;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Entity tags of things that are edited: the revision in quotes. */
public final class EntityTags {
    private EntityTags() {}

    public static String of(int revision) {
        return "\"" + revision + "\"";
    }

    /** The thing with its tag. */
    public static <T> ResponseEntity<T> tagged(int revision, T thing) {
        return ResponseEntity.ok().eTag(of(revision)).body(thing);
    }

    /** As {@link #tagged}, for a thing that was made and stands at the address from now on. */
    public static <T> ResponseEntity<T> created(String address, int revision, T thing) {
        return ResponseEntity.created(URI.create(address)).eTag(of(revision)).body(thing);
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
        if (text.matches("\"\\d{1,9}\"")) {
            return Integer.parseInt(text.substring(1, text.length() - 1));
        }
        throw new Invalid("If-Match", "must be the ETag that was given with the thing, for example \"3\"");
    }

    /** Without it an edit could undo somebody else's. */
    static final class PreconditionRequired extends Problem implements Typed {
        PreconditionRequired() {
            super(Text.of("Send If-Match with the ETag of what you have seen, so that nobody's edit is lost."));
        }

        @Override
        public ProblemType type() {
            return ProblemType.PRECONDITION_REQUIRED;
        }
    }
}
