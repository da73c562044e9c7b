package io.countersign.processes;

/** What the job owner does when a signature was refused. */
public enum RefusalDecision implements Identified {
    REBUILD("rebuild"),
    WITHDRAW("withdraw");

    private final String id;

    RefusalDecision(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
