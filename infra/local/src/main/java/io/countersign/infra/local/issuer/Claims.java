package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Gives tokens the claims that Keycloak gives them, by the same names and of the same types. */
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Realm realm;
    private final People people;

    Claims(Realm realm, People people) {
        this.realm = realm;
        this.people = people;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        String client = context.getRegisteredClient().getClientId();
        Account user = user(context, client)
                .orElseThrow(() -> new IllegalStateException("a token for nobody, asked for by " + client));
        if (!user.enabled()) {
            // A refresh token or a session of before.
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        JwtClaimsSet.Builder claims = context.getClaims();
        claims.subject(user.id()).claim("azp", client);
        profile(claims, user);
        List<String> organizations = user.organizations();
        if (!organizations.isEmpty()) {
            claims.claim("organization", organizations);
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.claim("typ", "Bearer")
                    .claim("scope", String.join(" ", context.getAuthorizedScopes()))
                    .audience(audiences(client));
            if (!user.roles().isEmpty()) {
                claims.claim("realm_access", Map.of("roles", user.roles()));
            }
        } else {
            claims.claim("typ", "ID");
        }
    }

    private Optional<Account> user(JwtEncodingContext context, String client) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return people.serviceAccount(client);
        }
        Authentication person = context.getPrincipal();
        return person == null ? Optional.empty() : people.byId(person.getName());
    }

    private static void profile(JwtClaimsSet.Builder claims, Account user) {
        claims.claim("preferred_username", user.username());
        if (user.isPerson()) {
            claims.claim("name", user.fullName());
        }
        optional(claims, "given_name", user.firstName());
        optional(claims, "family_name", user.lastName());
        optional(claims, "email", user.email());
        claims.claim("email_verified", user.email() != null);
    }

    private static void optional(JwtClaimsSet.Builder claims, String name, @Nullable String value) {
        if (value != null) {
            claims.claim(name, value);
        }
    }

    private List<String> audiences(String client) {
        return realm.clients().stream()
                .filter(known -> known.clientId().equals(client))
                .flatMap(known -> known.audiences().stream())
                .toList();
    }
}
