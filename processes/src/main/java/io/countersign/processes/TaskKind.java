package io.countersign.processes;

/** What a person is asked to do in a user task: the header {@code kind}. It says which page is shown and what may be submitted. */
public enum TaskKind implements Identified {
    ANNOTATE("annotate"),
    REVIEW("review"),
    REWORK("rework"),
    ADJUDICATE("adjudicate"),
    INSPECT("inspect"),
    DECIDE("decide"),
    SIGN("sign"),
    COUNTERSIGN("countersign");

    private final String id;

    TaskKind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
