package io.countersign.member;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody who has signed in at the page.
 *
 * @param roles as they were then; what a person may do is decided by the token, each time
 */
public record Colleague(
        String subject, String username, String name, String organisation, Set<Role> roles, Instant signedInAt) {

    public Actor.Person person() {
        return new Actor.Person(subject, username, name, organisation, roles);
    }
}
