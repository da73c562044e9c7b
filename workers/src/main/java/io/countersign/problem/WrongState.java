package io.countersign.problem;

/** The thing is in a state in which this cannot be done. Trying again helps only after the state has changed. */
public class WrongState extends RuntimeException {
    public WrongState(String message) {
        super(message);
    }
}
