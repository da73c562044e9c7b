package io.countersign.processes.rules;

import io.countersign.processes.Identified;

/** {@link #ERROR} keeps a process from being deployed. */
public enum Severity implements Identified {
    ERROR("error"),
    WARNING("warning");

    private final String id;

    Severity(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
