package io.countersign.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kind of thing that an item is. */
public enum Modality {
    TIME_SERIES,
    IMAGE,
    TEXT,
    POINT_CLOUD,
    AUDIO,
    TABLE,
    MOLECULE,
    DRAWING;

    /** As written in JSON and in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Modality> of(String id) {
        return Arrays.stream(values())
                .filter(modality -> modality.id().equals(id))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Modality::id).collect(Collectors.joining(", "));
    }
}
