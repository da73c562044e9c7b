package io.countersign.problem;

/** The thing is in a state that does not allow this. */
public class WrongState extends RuntimeException {
    public WrongState(String message) {
        super(message);
    }
}
