package io.countersign.audit;

/** How the changes of state of one transaction are made into one digest, for the hash of its last event. */
public final class StateMoves {
    /**
     * SQL over rows of {@code state_move}: SHA-256, in lower-case hexadecimal, of their lines in the order of their ids; null of none.
     * A line is what was moved, from what and to what. Place and time are those of the event.
     */
    public static final String DIGEST = """
            encode(sha256(convert_to(string_agg(
                concat_ws('|', subject, subject_id, items::text, moved, coalesce(from_state, ''), to_state), e'\\n' order by id),
                'UTF8')), 'hex')""";

    private StateMoves() {}
}
