package io.countersign.api.problem;

import io.countersign.problem.Text;
import java.util.Arrays;
import org.springframework.http.HttpStatus;

/** The kinds of problems that programs can tell apart. Their ids stay as they are; see docs/http-api.md. */
public enum ProblemType {
    INVALID(HttpStatus.BAD_REQUEST, "invalid", Text.of("Something in the request is not right")),
    UNREADABLE(HttpStatus.BAD_REQUEST, "unreadable", Text.of("The request can't be read")),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "unauthenticated", Text.of("Sign in first")),
    REFUSED(HttpStatus.FORBIDDEN, "refused", Text.of("You may not do this")),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", Text.of("Not found")),
    NO_SUCH_ADDRESS(HttpStatus.NOT_FOUND, "no-such-address", Text.of("There is nothing at this address")),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", Text.of("This address takes other methods")),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", Text.of("There is no answer of the type asked for")),
    WRONG_STATE(HttpStatus.CONFLICT, "wrong-state", Text.of("Not possible in this state")),
    STALE(HttpStatus.PRECONDITION_FAILED, "stale", Text.of("Somebody was faster")),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", Text.of("The request is too large")),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            Text.of("This address takes other types of content")),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", Text.of("The Idempotency-Key was used for something else")),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "precondition-required", Text.of("If-Match is missing")),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", Text.of("Too many requests")),
    FAILURE(HttpStatus.INTERNAL_SERVER_ERROR, "failure", Text.of("Something failed here")),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", Text.of("Not available just now"));

    private final HttpStatus status;
    private final String id;
    private final Text title;

    ProblemType(HttpStatus status, String id, Text title) {
        this.status = status;
        this.id = id;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String urn() {
        return "urn:countersign:problem:" + id;
    }

    public Text title() {
        return title;
    }

    /** For what the server's own parts refuse with no more than a status. */
    static ProblemType of(int status) {
        if (status == HttpStatus.NOT_FOUND.value()) {
            return NO_SUCH_ADDRESS;
        } else if (status == HttpStatus.BAD_REQUEST.value()) {
            return UNREADABLE;
        }
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status)
                .findFirst()
                .orElse(status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? UNREADABLE : FAILURE);
    }
}
