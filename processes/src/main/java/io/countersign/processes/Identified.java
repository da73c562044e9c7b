package io.countersign.processes;

import java.util.Arrays;

/** A name that stands both in a process and in code; {@link #id()} is its spelling in the process. */
public interface Identified {

    String id();

    /**
     * The value of an enum by its spelling in the process.
     *
     * @throws IllegalArgumentException if the enum has no such id; the message names the id and the ids there are
     */
    static <E extends Enum<E> & Identified> E of(Class<E> type, String id) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No %s \"%s\"; there are %s"
                        .formatted(
                                type.getSimpleName(),
                                id,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Identified::id)
                                        .toList())));
    }
}
