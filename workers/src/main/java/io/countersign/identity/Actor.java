package io.countersign.identity;

import io.countersign.processes.CandidateGroup;
import io.countersign.processes.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes a change: a person with a token, or a worker that carries out a step of a process. */
public sealed interface Actor {

    /** A name that stays the same: the subject of the token, or the worker's job type. */
    String subject();

    /**
     * @param subject the token's subject; it does not change when a person's name does
     * @param username the name to sign in with
     * @param name as shown to people
     * @param organisation the alias of the organisation the person acts for
     */
    record Person(String subject, String username, String name, String organisation, Set<Role> roles) implements Actor {
        public Person {
            roles = Set.copyOf(roles);
        }

        public boolean has(Role role) {
            return roles.contains(role);
        }

        public boolean belongsTo(CandidateGroup group) {
            return organisation.equals(group.organisation()) && has(group.role());
        }
    }

    /** A step of a process instance, carried out by a job worker. */
    record Worker(String jobType, long processInstanceKey, String elementId) implements Actor {
        @Override
        public String subject() {
            return "worker:" + jobType;
        }
    }

    /** The system on its own account, for example a lease that ran out. */
    record Service(String name) implements Actor {
        @Override
        public String subject() {
            return "service:" + name;
        }
    }

    default @Nullable String organisationOrNull() {
        return this instanceof Person person ? person.organisation() : null;
    }
}
