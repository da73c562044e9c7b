package io.countersign.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; the realm roles of infra/keycloak/countersign-realm.json. */
public enum Role {
    JOB_OWNER,
    ANNOTATOR,
    REVIEWER,
    ADJUDICATOR,
    INSPECTOR,
    SIGNATORY,
    PROCESS_ADMIN,
    AUDITOR,
    ORG_ADMIN;

    /** The name in tokens and candidate groups, for example {@code job-owner}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a role that belongs to somebody else's system: an issuer may carry roles of other applications. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
