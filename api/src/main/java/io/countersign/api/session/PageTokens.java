package io.countersign.api.session;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the session keeps of the issuer's answer besides the access token.
 *
 * @param refresh gets the next access token; null where the issuer gives none
 * @param id names the session to the issuer when it is to end
 */
record PageTokens(@Nullable String refresh, String id) implements Serializable {
    static final String ATTRIBUTE = "tokens";

    static @Nullable PageTokens of(@Nullable HttpSession session) {
        return session == null ? null : (PageTokens) session.getAttribute(ATTRIBUTE);
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    @Override
    public String toString() {
        return "tokens";
    }
}
