package io.countersign.processes;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may take a user task, beyond being in its candidate groups: the header {@code separation}, a comma list of these. All of a list must hold. */
public enum Separation implements Identified {
    /** Nobody who holds or has done another task of the same step in the same round of the subject. */
    OTHER_PERSON("other-person"),
    /** Nobody of an organisation whose people made the work at hand. */
    OTHER_ORGANISATION("other-organisation"),
    /** Somebody of the organisation whose people made the work at hand; those people themselves too. */
    SAME_ORGANISATION("same-organisation"),
    /** Nobody who did a task of another kind on the subject or on a part of it. */
    NOT_ANY_EARLIER_HAND("not-any-earlier-hand");

    private final String id;

    Separation(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Reads the header's comma list.
     *
     * @throws IllegalArgumentException if one of the list is unknown
     */
    public static Set<Separation> parse(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(part -> Identified.of(Separation.class, part.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
