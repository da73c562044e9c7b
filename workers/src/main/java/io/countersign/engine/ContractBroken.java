package io.countersign.engine;

/** The process and the code disagree: a variable or header is missing or of the wrong kind. Trying again can't help. */
public class ContractBroken extends RuntimeException {
    public ContractBroken(String message) {
        super(message);
    }
}
