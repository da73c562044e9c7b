package io.countersign.member;

import io.countersign.processes.Role;
import java.util.List;
import java.util.Set;

/**
 * A person to be.
 *
 * @param mail also the name to sign in with
 * @param language {@code en} or {@code zh-CN}
 */
public record Invitation(
        String firstName, String lastName, String mail, String language, Set<Role> roles, List<String> skills) {}
