package io.countersign.api.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody has to do with the thing that is asked for. */
enum Relation {
    /** Nothing: the address names no thing. Somebody of the manufacturer. */
    ANY,
    /** Of the organisation that owns the job, or that the member belongs to. */
    OWNER,
    /** Of the organisation that annotates; of a lot, whose work it is. */
    SUPPLIER,
    /** Of another organisation that takes part in the job. */
    OTHER_SUPPLIER,
    /** Of an organisation that takes no part in the job. */
    STRANGER,
    /** Who has claimed the task. With any role: it may have been taken away since. */
    HOLDER,
    /** Somebody else of the holder's organisation. */
    COLLEAGUE,
    /** Of another organisation that takes part in the task's job. */
    OTHER_COMPANY;

    static Relation of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no relation: " + id));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that the matrix must have a line for. */
    static Set<Relation> of(Operation operation) {
        String path = operation.path();
        if (path.contains("/tasks/{") || path.contains("/media/signed/{")) {
            return EnumSet.of(HOLDER, COLLEAGUE, OTHER_COMPANY, STRANGER);
        }
        if (path.contains("/lots/{")) {
            return EnumSet.of(OWNER, SUPPLIER, OTHER_SUPPLIER, STRANGER);
        }
        return Stream.of("/jobs/{", "/releases/{", "/schemas/{", "/webhooks/{", "/members/{")
                        .anyMatch(path::contains)
                ? EnumSet.of(OWNER, SUPPLIER, STRANGER)
                : EnumSet.of(ANY);
    }
}
