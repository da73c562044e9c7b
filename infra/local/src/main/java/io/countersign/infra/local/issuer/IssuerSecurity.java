package io.countersign.infra.local.issuer;

import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Who may ask the issuer what: the protocol's endpoints as the protocol says, the login page everybody, the rest nobody. */
@EnableWebSecurity
class IssuerSecurity {
    /** Redirects after the form are part of signing in, so {@code form-action} names where browsers may end up. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, OAuth2AuthorizationService authorizations) throws Exception {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.authorizationEndpoint(endpoint -> endpoint.authenticationProviders(
                            providers -> providers.forEach(IssuerSecurity::checkRedirects)));
                    server.oidc(oidc -> oidc.logoutEndpoint(endpoint -> endpoint.authenticationProviders(
                                    providers -> providers.forEach(IssuerSecurity::checkRedirects))
                            .logoutResponseHandler(new SignOutAnswer(authorizations))));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LoginPage.PATH),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain administration(HttpSecurity http, Realm realm, JwtDecoder decoder) throws Exception {
        // A pattern would be matched with what follows the servlet's own path.
        http.securityMatcher(request -> request.getRequestURI().startsWith(AdminApi.PATH))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((caller, request) -> new AuthorizationDecision(
                                manages(realm, caller.get().getName()))))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)));
        return http.build();
    }

    private static boolean manages(Realm realm, String subject) {
        return realm.users().stream()
                .filter(user -> user.id().equals(subject))
                .anyMatch(user -> user.managementRoles().contains("manage-users"));
    }

    @Bean
    @Order(3)
    SecurityFilterChain login(HttpSecurity http, LoginGuard guard) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(LoginPage.PATH, LoginPage.STYLE_PATH)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl(LoginPage.PATH)
                        .failureHandler(new LoginFailure(guard)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(Customizer.withDefaults()));
        return http.build();
    }

    private static void checkRedirects(AuthenticationProvider provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider signIn) {
            signIn.setAuthenticationValidator(RedirectCheck.afterSignIn());
        } else if (provider instanceof OidcLogoutAuthenticationProvider signOut) {
            signOut.setAuthenticationValidator(RedirectCheck::afterSignOut);
        }
    }
}
