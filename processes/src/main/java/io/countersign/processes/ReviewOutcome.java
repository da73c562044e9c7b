package io.countersign.processes;

/** How a cross-review ends. */
public enum ReviewOutcome implements Identified {
    ACCEPTED("accepted"),
    RETURNED("returned"),
    DISPUTED("disputed");

    private final String id;

    ReviewOutcome(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
