package io.countersign.processes;

/** What the manufacturer does with a supplier whose inspection was discontinued. */
public enum SupplierDecision implements Identified {
    CONTINUE("continue"),
    REPLACE("replace");

    private final String id;

    SupplierDecision(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
