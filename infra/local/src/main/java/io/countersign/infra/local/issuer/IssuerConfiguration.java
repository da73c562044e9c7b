package io.countersign.infra.local.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * What the issuer consists of; its HTTP rules are in {@link IssuerSecurity}, its server in {@link IssuerWeb}. None of them is
 * marked as a configuration: an application that scans these packages must not take them into its own context.
 */
class IssuerConfiguration {
    @Bean
    Realm realm(IssuerSettings settings) {
        return settings.realm();
    }

    @Bean
    Clock clock(IssuerSettings settings) {
        return settings.clock();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IssuerSettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.uri()).build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    LoginGuard loginGuard(Realm realm, Clock clock) {
        return new LoginGuard(realm, clock);
    }

    @Bean
    People people(Realm realm, PasswordEncoder encoder, IssuerSettings settings) {
        return new People(realm, encoder, settings.folder().resolve("accounts.json"));
    }

    @Bean
    LoginEvents loginEvents(Clock clock) {
        return new LoginEvents(clock);
    }

    @Bean
    Accounts accounts(People people, LoginGuard guard, LoginEvents events) {
        return new Accounts(people, guard, events);
    }

    @Bean
    AuthenticationEventPublisher authenticationEventPublisher(ApplicationEventPublisher publisher) {
        return new DefaultAuthenticationEventPublisher(publisher);
    }

    @Bean
    RegisteredClientRepository registeredClientRepository(Realm realm, PasswordEncoder encoder) {
        return Clients.of(realm, encoder);
    }

    @Bean
    BoundedAuthorizations authorizationService(IssuerSettings settings, Clock clock) {
        return new BoundedAuthorizations(
                new AuthorizationFiles(settings.folder().resolve("authorizations")), clock);
    }

    @Bean
    AdminApi adminApi(
            Realm realm,
            People people,
            PasswordEncoder encoder,
            BoundedAuthorizations authorizations,
            LoginEvents events) {
        return new AdminApi(
                realm,
                new AdminOrganizations(realm, people),
                new AdminUsers(realm, people, encoder, authorizations),
                events);
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(IssuerSettings settings) {
        JWKSet keys = SigningKeys.parse(settings.signingKeys());
        return new ImmutableJWKSet<>(keys);
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(
            JWKSource<SecurityContext> keys, Realm realm, People people, Clock clock) {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setJwtCustomizer(new Claims(realm, people));
        generator.setClock(clock);
        OAuth2RefreshTokenGenerator refresh = new OAuth2RefreshTokenGenerator();
        refresh.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(generator, refresh);
    }
}
