package io.countersign.infra.probe;

import io.countersign.identity.Role;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class InfraThatKnowsTheDomain {
    public Role role = Role.AUDITOR;
}
