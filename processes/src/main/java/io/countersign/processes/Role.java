package io.countersign.processes;

/** What a person may do in an organisation; the second half of a {@link CandidateGroup}. */
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

    @Override
    public String id() {
        return id;
    }
}
