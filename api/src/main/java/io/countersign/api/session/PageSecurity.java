package io.countersign.api.session;

import io.countersign.api.problem.ProblemAnswers;
import io.countersign.api.problem.ProblemType;
import io.countersign.api.security.Strangers;
import io.countersign.problem.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** People at the page: a session cookie, and for whatever changes something the CSRF token. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
                    + " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self' %s; frame-ancestors 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain page(
            HttpSecurity http,
            IssuerRegistration issuer,
            SignInRequests signInRequests,
            SignedIn signedIn,
            SignOut signOut,
            RefreshedTokens tokens,
            SessionToken session,
            Clock clock,
            Strangers strangers)
            throws Exception {
        RequestMatcher api = PagePaths::isApi;
        return http.securityMatcher(PagePaths::isOfPage)
                .addFilterAfter(new SessionRenewal(tokens, session, clock), SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(PageCsrf.cookie())
                        .csrfTokenRequestHandler(new PageCsrf())
                        .requireCsrfProtectionMatcher(PageCsrf::isRequired))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/media/signed/**", PagePaths.SIGN_IN, PagePaths.SIGNED_OUT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.clientRegistrationRepository(issuer)
                        .authorizedClientRepository(new RequestTokens())
                        .loginPage(PagePaths.SIGN_IN)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(signInRequests))
                        .loginProcessingUrl(PagePaths.SIGNED_IN)
                        .successHandler(signedIn)
                        .failureUrl(PagePaths.SIGNED_OUT + "?" + SignedOutPage.FAILED))
                .logout(logout -> logout.logoutUrl(PagePaths.SIGN_OUT)
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler(signOut))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(strangers, api)
                        .defaultAuthenticationEntryPointFor(leadToSignIn(), page -> true)
                        .accessDeniedHandler(refuse()))
                .headers(headers -> policies(headers, issuer))
                .build();
    }

    private static void policies(HeadersConfigurer<HttpSecurity> headers, IssuerRegistration issuer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY.formatted(issuer.origin())))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static AuthenticationEntryPoint leadToSignIn() {
        return (request, response, e) -> {
            String query = request.getQueryString();
            String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.sendRedirect(PagePaths.SIGN_IN + "?" + SignInRequests.TO + "="
                    + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        };
    }

    /** All that is refused here is what comes without the token: who may do what is settled further on. */
    private static AccessDeniedHandler refuse() {
        return (request, response, e) -> ProblemAnswers.write(
                ProblemType.REFUSED,
                Text.of("Send the value of the cookie {0} in the header {1}.", PageCsrf.COOKIE, PageCsrf.HEADER),
                request,
                response);
    }
}
