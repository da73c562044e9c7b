package io.countersign.infra.engine;

import java.net.URI;
import java.util.Map;

/** Who may use the engine's API. Everybody who may, may do everything. */
public sealed interface EngineAccess {
    /** Whoever reaches it; on loopback addresses only. */
    record Open() implements EngineAccess {}

    /**
     * HTTP Basic.
     *
     * @param passwords by user name, hashed with BCrypt
     */
    record Basic(Map<String, String> passwords) implements EngineAccess {
        public Basic {
            passwords = Map.copyOf(passwords);
            if (passwords.isEmpty()) {
                throw new IllegalArgumentException("Basic authentication needs at least one user");
            }
        }
    }

    /**
     * OIDC bearer tokens: JWTs that the issuer signed.
     *
     * @param issuer as its tokens name it; its keys are found through {@code /.well-known/openid-configuration}
     * @param audience that a token must be made for
     */
    record Bearer(URI issuer, String audience) implements EngineAccess {}
}
