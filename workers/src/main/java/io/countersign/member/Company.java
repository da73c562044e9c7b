package io.countersign.member;

import io.countersign.processes.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * An organisation as the issuer has it.
 *
 * @param id the issuer's own
 * @param supplier whether its people work on others' jobs
 */
record Company(String id, boolean supplier) {
    private static final Set<Role> OF_SUPPLIERS =
            EnumSet.of(Role.ANNOTATOR, Role.REVIEWER, Role.SIGNATORY, Role.ORG_ADMIN);

    /** Whoever owns jobs, inspects and settles is of the manufacturer: a supplier's admin can't make its people that. */
    boolean allows(Role role) {
        return !supplier || OF_SUPPLIERS.contains(role);
    }
}
