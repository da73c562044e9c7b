package io.countersign.api.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Scripts, styles and pictures of the page tell nothing of anybody's work, and are let out to anybody, without a session. */
@Configuration(proxyBeanMethods = false)
class PageFiles {
    @Bean
    @Order(0)
    SecurityFilterChain files(HttpSecurity http) throws Exception {
        return http.securityMatcher(PageResources.ASSETS, PageResources.ICON)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // What Spring adds otherwise forbids to keep anything.
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
