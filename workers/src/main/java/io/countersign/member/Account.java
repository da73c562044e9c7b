package io.countersign.member;

import io.countersign.processes.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the issuer keeps of a person.
 *
 * @param id the subject of their tokens
 * @param mail null where the issuer has none
 * @param language a tag such as {@code zh-CN}; null where the person has chosen none
 */
record Account(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        @Nullable String language,
        boolean enabled,
        Set<Role> roles) {}
