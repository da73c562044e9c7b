package io.countersign.member;

import io.countersign.processes.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of an organisation.
 *
 * @param id the subject of their tokens
 * @param language in which they are written to; null where they have chosen none
 * @param skills what they can do besides, as the organisation names it
 * @param enabled whether they can sign in
 * @param revision goes up with each change made here
 */
public record Member(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        @Nullable String language,
        Set<Role> roles,
        List<String> skills,
        boolean enabled,
        int revision) {}
