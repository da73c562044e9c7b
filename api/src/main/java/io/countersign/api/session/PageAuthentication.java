package io.countersign.api.session;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A person by the access token that the session holds for them. Spring's own kind of it is never kept in a session. */
final class PageAuthentication extends AbstractOAuth2TokenAuthenticationToken<Jwt> {
    private static final long serialVersionUID = 1L;

    PageAuthentication(Jwt access) {
        super(access, access, access, List.of());
        setAuthenticated(true);
    }

    @Override
    public String getName() {
        return Objects.requireNonNull(getToken().getSubject());
    }

    @Override
    public Map<String, Object> getTokenAttributes() {
        return getToken().getClaims();
    }
}
