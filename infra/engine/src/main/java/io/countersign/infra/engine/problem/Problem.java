package io.countersign.infra.engine.problem;

/** A request that is refused. Becomes an RFC 9457 problem detail; the title is the Camunda error code. */
public final class Problem extends RuntimeException {
    private final int status;
    private final String title;

    public Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    public static Problem invalid(String detail) {
        return new Problem(400, "INVALID_ARGUMENT", detail);
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad Request", detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "NOT_FOUND", detail);
    }

    public static Problem wrongState(String detail) {
        return new Problem(409, "INVALID_STATE", detail);
    }

    public static Problem exists(String detail) {
        return new Problem(409, "ALREADY_EXISTS", detail);
    }

    public static Problem timedOut(String detail) {
        return new Problem(504, "DEADLINE_EXCEEDED", detail);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
