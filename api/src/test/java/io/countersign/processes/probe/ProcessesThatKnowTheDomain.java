package io.countersign.processes.probe;

import io.countersign.identity.Role;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class ProcessesThatKnowTheDomain {
    public Role role = Role.AUDITOR;
}
