package io.countersign.api.problem;

import org.springframework.http.HttpHeaders;

/** A problem of HTTP itself, which says its type. */
public interface Typed {
    ProblemType type();

    default HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }
}
