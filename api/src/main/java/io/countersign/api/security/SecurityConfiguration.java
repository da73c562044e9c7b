package io.countersign.api.security;

import io.countersign.api.problem.ProblemAnswers;
import io.countersign.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /** Programs: a token in a header, which no foreign page can make a browser send. People at the page: see api.session. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Strangers strangers) throws Exception {
        return http.securityMatcher(SecurityConfiguration::isProgram)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // Signed and expiring by themselves: see item.MediaLinks.
                        .requestMatchers("/api/v1/media/signed/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(strangers))
                .build();
    }

    private static boolean isProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && request.getRequestURI().startsWith("/api/");
    }

    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/actuator/health/**", "/actuator/health", "/v3/api-docs/**", "/v3/api-docs.yaml", "/error")
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** What is not there is not there for anybody: 404, whoever asks. */
    @Bean
    @Order(4)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, e) -> nothing(request, response))
                        .accessDeniedHandler((request, response, e) -> nothing(request, response)))
                .build();
    }

    private static void nothing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemType type = ProblemType.NO_SUCH_ADDRESS;
        ProblemAnswers.write(type, type.title(), request, response);
    }

    /** The issuer is asked for its keys with the first token, so that it may start after us. */
    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    JwtDecoders.fromIssuerLocation(settings.uri().toString());
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(settings.clockSkew()),
                    new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                    new JwtIssuerValidator(settings.uri().toString()),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD,
                            audiences -> audiences != null && audiences.contains(settings.audience()))));
            return decoder;
        });
    }

    @Bean
    WebMvcConfigurer accessRules(AllowedInterceptor allowed, PersonArgument person) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(allowed)
                        .addPathPatterns("/api/**")
                        .excludePathPatterns("/api/v1/media/signed/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(person);
            }
        };
    }
}
