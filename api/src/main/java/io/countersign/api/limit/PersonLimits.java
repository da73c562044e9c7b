package io.countersign.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.api.problem.RefusalLog;
import io.countersign.api.security.PersonOfToken;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Holds each person to their allowance, before any other rule: refusals cost something, too. That somebody was held up is kept once a
 * minute, not for each request.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class PersonLimits implements HandlerInterceptor, WebMvcConfigurer {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final PersonOfToken persons;
    private final RefusalLog refusals;
    private final LimitSettings settings;
    private final InstantSource clock;
    private final Cache<String, Allowance> allowances =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

    PersonLimits(PersonOfToken persons, RefusalLog refusals, LimitSettings settings, InstantSource clock) {
        this.persons = persons;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Actor.Person> person = persons.known();
        if (person.isPresent()) {
            Allowance allowance = allowances.get(person.get().subject(), subject -> new Allowance(settings, clock));
            Duration wait = allowance.take(isCostly(handler));
            if (!wait.isZero()) {
                if (allowance.isToBeTold()) {
                    refusals.keep(new Refused("rate-limit", "More requests were sent than one person may."), request);
                }
                throw new TooManyRequests(wait);
            }
        }
        return true;
    }

    private static boolean isCostly(Object handler) {
        return handler instanceof HandlerMethod method && method.hasMethodAnnotation(Costly.class);
    }
}
