package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.EngineAccess;
import io.countersign.infra.engine.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Tells who sends a request. */
interface Access {
    /** What a client without valid credentials is asked for, the value of {@code WWW-Authenticate}. */
    String challenge();

    /**
     * The name of the sender, null where nobody is asked.
     *
     * @param authorization the header of that name
     * @throws Problem 401 if it does not prove who that is
     */
    @Nullable String user(@Nullable String authorization);

    static Access of(EngineAccess access) {
        if (access instanceof EngineAccess.Basic basic) {
            return new BasicAccess(basic.passwords());
        } else if (access instanceof EngineAccess.Bearer bearer) {
            return new BearerAccess(bearer.issuer(), bearer.audience());
        }
        return new Access() {
            @Override
            public String challenge() {
                return "";
            }

            @Override
            public @Nullable String user(@Nullable String authorization) {
                return null;
            }
        };
    }

    /** What follows a scheme in the header. */
    static String credentials(@Nullable String authorization, String scheme) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
            throw unauthorized("An Authorization header with the scheme " + scheme + " is required");
        }
        return authorization.substring(scheme.length() + 1).strip();
    }

    static Problem unauthorized(String detail) {
        return new Problem(401, "Unauthorized", detail);
    }
}
