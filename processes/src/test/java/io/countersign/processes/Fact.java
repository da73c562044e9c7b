package io.countersign.processes;

/** One thing that a process and its contract class must agree on. */
record Fact(Kind kind, String id) implements Comparable<Fact> {

    enum Kind {
        PROCESS,
        ELEMENT,
        JOB_TYPE,
        MESSAGE,
        VARIABLE,
        TASK_KIND,
        ERROR_CODE
    }

    @Override
    public int compareTo(Fact other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + id;
    }
}
