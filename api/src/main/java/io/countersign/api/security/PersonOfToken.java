package io.countersign.api.security;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.processes.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Reads the person out of a Keycloak token: realm roles, and the one organisation the person acts for. */
@Component
public class PersonOfToken {

    /** @throws Refused where the token names no organisation, or several */
    Actor.Person current() {
        return of(token().orElseThrow(() -> new Refused("signed-in", "Nobody is signed in.")));
    }

    /** Empty where nobody is signed in, or the token does not say for whom the person acts. */
    public Optional<Actor.Person> known() {
        return token().filter(token ->
                        token.getSubject() != null && organisations(token).size() == 1)
                .map(PersonOfToken::of);
    }

    /** Of a program's request or of a page's session. */
    private static Optional<Jwt> token() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof AbstractOAuth2TokenAuthenticationToken<?> signedIn
                        && signedIn.getToken() instanceof Jwt token
                ? Optional.of(token)
                : Optional.empty();
    }

    /** @throws Refused where the token names no organisation, or several */
    public static Actor.Person of(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null) {
            throw new Refused("subject", "The token names nobody.");
        }
        String username =
                Optional.ofNullable(jwt.getClaimAsString("preferred_username")).orElse(subject);
        return new Actor.Person(
                subject, username, Optional.ofNullable(name(jwt)).orElse(username), organisation(jwt), roles(jwt));
    }

    /** A name in Han begins with the family's and has no space in it; issuers put the given name first whatever the language. */
    private static @Nullable String name(Jwt jwt) {
        String given = jwt.getClaimAsString("given_name");
        String family = jwt.getClaimAsString("family_name");
        return given != null && family != null && isHan(given) && isHan(family)
                ? family + given
                : jwt.getClaimAsString("name");
    }

    private static boolean isHan(String text) {
        return !text.isBlank()
                && text.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static String organisation(Jwt jwt) {
        Collection<?> aliases = organisations(jwt);
        if (aliases.size() != 1) {
            throw new Refused(
                    "organisation", "The token must name exactly one organisation; it names {0}.", aliases.size());
        }
        return String.valueOf(aliases.iterator().next());
    }

    /** A list of aliases, or an object keyed by alias where the mapper adds attributes. */
    private static Collection<?> organisations(Jwt jwt) {
        Object claim = jwt.getClaim("organization");
        if (claim instanceof Map<?, ?> map) {
            return map.keySet();
        }
        return claim instanceof Collection<?> list ? list : List.of();
    }

    private static Set<Role> roles(Jwt jwt) {
        Map<String, Object> access = jwt.getClaimAsMap("realm_access");
        if (access == null || !(access.get("roles") instanceof Collection<?> names)) {
            return Set.of();
        }
        return names.stream()
                .map(name -> Role.of(String.valueOf(name)))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
