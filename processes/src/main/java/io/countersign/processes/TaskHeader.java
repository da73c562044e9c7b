package io.countersign.processes;

/** The headers that the process gives to a job or a user task. */
public enum TaskHeader implements Identified {
    /** A {@link TaskKind}: on user tasks, on their listeners' jobs, and on {@code remind} and {@code reassign-work}. */
    KIND("kind"),
    /** A comma list of {@link Separation}: on user tasks and their listeners' jobs. */
    SEPARATION("separation");

    private final String id;

    TaskHeader(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
