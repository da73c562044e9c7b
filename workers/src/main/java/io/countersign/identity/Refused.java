package io.countersign.identity;

/**
 * An actor may not do this. The refusal is an audited event of its own; {@link #rule()} names what refused.
 */
public class Refused extends RuntimeException {
    private final String rule;

    /** @param rule a stable name such as {@code other-organisation}; the message is for people, without names of others */
    public Refused(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
