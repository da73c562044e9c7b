package io.countersign.testing;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import java.util.Set;

/** People for tests; the subject is the username. */
public final class People {
    private People() {}

    public static Actor.Person person(String organisation, String name, Role... roles) {
        return new Actor.Person(
                organisation + "-" + name, organisation + "-" + name, name, organisation, Set.of(roles));
    }

    /** The groups of a person, as the candidates of a task. */
    public static String[] groups(Actor.Person person) {
        return person.roles().stream()
                .map(role -> person.organisation() + "/" + role.id())
                .toArray(String[]::new);
    }

    public static Actor.Person annotator(String organisation, String name) {
        return person(organisation, name, Role.ANNOTATOR);
    }
}
