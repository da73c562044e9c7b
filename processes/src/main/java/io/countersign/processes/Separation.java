package io.countersign.processes;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may take a user task, beyond being in its candidate groups: the header {@code separation}, a comma list of these. All of a list must hold. */
public enum Separation implements Identified {
    /** Nobody who did another step of the package, lot or release; of several places at one step a person takes one. */
    OTHER_PERSON("other-person"),
    /** Nobody of the organisation whose work it is. */
    OTHER_ORGANISATION("other-organisation"),
    /** Only people of the organisation whose work it is, those who did it too. */
    SAME_ORGANISATION("same-organisation"),
    /** Nobody who has done anything to the package; for a lot, to any of its packages; for a release, to it. */
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
