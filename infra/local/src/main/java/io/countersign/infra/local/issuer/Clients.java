package io.countersign.infra.local.issuer;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The realm's clients as the authorization server knows them. */
final class Clients {
    private final Realm realm;
    private final PasswordEncoder encoder;

    private Clients(Realm realm, PasswordEncoder encoder) {
        this.realm = realm;
        this.encoder = encoder;
    }

    static RegisteredClientRepository of(Realm realm, PasswordEncoder encoder) {
        Clients clients = new Clients(realm, encoder);
        return new InMemoryRegisteredClientRepository(
                realm.clients().stream().map(clients::register).toList());
    }

    private RegisteredClient register(RealmClient client) {
        RegisteredClient.Builder builder = RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(client.proofKeyRequired())
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(realm.accessTokenTime())
                        .refreshTokenTimeToLive(realm.longestSession())
                        .build())
                .redirectUris(uris -> uris.addAll(client.redirects()))
                .postLogoutRedirectUris(uris -> uris.addAll(client.redirects()))
                .scope(OidcScopes.OPENID)
                .scopes(scopes -> scopes.addAll(client.defaultClientScopes()));
        authentication(client, builder);
        if (client.standardFlowEnabled()) {
            builder.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        if (client.serviceAccountsEnabled()) {
            builder.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        return builder.build();
    }

    private void authentication(RealmClient client, RegisteredClient.Builder builder) {
        if (client.publicClient()) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
            return;
        }
        if (client.secret() == null) {
            throw new IllegalStateException(
                    "the realm has a client without a secret that is not public: " + client.clientId());
        }
        builder.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientSecret(encoder.encode(client.secret()));
    }
}
