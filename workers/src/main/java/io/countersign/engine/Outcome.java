package io.countersign.engine;

import java.util.Map;

/** What a step came to. */
public sealed interface Outcome {

    /** As metrics call it. */
    String name();

    /** The process goes on; the variables are ids, counts and flags only. */
    record Completed(Map<String, Object> variables) implements Outcome {
        @Override
        public String name() {
            return "completed";
        }
    }

    /** A business exception that the process catches as a BPMN error. */
    record Rejected(String errorCode, String message, Map<String, Object> variables) implements Outcome {
        @Override
        public String name() {
            return "rejected";
        }
    }

    /** No retry would help: an incident at once, for a process admin to read. */
    record Stuck(String reason) implements Outcome {
        @Override
        public String name() {
            return "stuck";
        }
    }

    /** The work was given up, and the step changed nothing: its instance is cancelled, whatever else it would do. */
    record GivenUp(String reason) implements Outcome {
        @Override
        public String name() {
            return "given-up";
        }
    }

    static Outcome completed() {
        return new Completed(Map.of());
    }

    static Outcome completed(Map<String, Object> variables) {
        return new Completed(variables);
    }

    static Outcome rejected(String errorCode, String message) {
        return new Rejected(errorCode, message, Map.of());
    }
}
