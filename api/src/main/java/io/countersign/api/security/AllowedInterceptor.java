package io.countersign.api.security;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.member.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds every endpoint under /api to its {@link Allowed} rule. */
@Component
class AllowedInterceptor implements HandlerInterceptor {
    private final PersonOfToken persons;
    private final Standing standing;

    AllowedInterceptor(PersonOfToken persons, Standing standing) {
        this.persons = persons;
        this.standing = standing;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Allowed rule = method.getMethodAnnotation(Allowed.class);
        if (rule == null) {
            throw new Refused("no-rule", "This endpoint has no access rule.");
        }
        Actor.Person person = persons.current();
        if (standing.isDisabled(person.subject())) {
            throw new Disabled();
        }
        if (rule.value().length > 0 && Arrays.stream(rule.value()).noneMatch(person::has)) {
            String roles = Arrays.stream(rule.value()).map(role -> role.id()).collect(Collectors.joining(", "));
            throw new Refused("role", "This needs one of the roles: {0}.", roles);
        }
        return true;
    }
}
