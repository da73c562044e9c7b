package io.countersign.api.problem;

import io.countersign.identity.Refusal;
import jakarta.servlet.http.HttpServletRequest;

/** Where refusals are kept before the caller is told. */
public interface RefusalLog {
    void keep(Refusal refusal, HttpServletRequest request);
}
