package io.countersign.processes;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a person may do in an organisation: the realm roles of infra/keycloak/countersign-realm.json, and the second half of a
 * {@link CandidateGroup}.
 */
public enum Role implements Identified {
    JOB_OWNER("job-owner"),
    ANNOTATOR("annotator"),
    REVIEWER("reviewer"),
    ADJUDICATOR("adjudicator"),
    INSPECTOR("inspector"),
    SIGNATORY("signatory"),
    PROCESS_ADMIN("process-admin"),
    AUDITOR("auditor"),
    ORG_ADMIN("org-admin");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** Empty for a role that belongs to somebody else's system: an issuer may carry roles of other applications. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    @Override
    public String id() {
        return id;
    }
}
