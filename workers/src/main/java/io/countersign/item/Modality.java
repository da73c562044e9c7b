package io.countersign.item;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
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

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Modality> of(String id) {
        return Arrays.stream(values())
                .filter(modality -> modality.id().equals(id))
                .findFirst();
    }

    @JsonCreator
    static Modality read(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("no modality '" + id + "': " + all()));
    }

    static String all() {
        return Arrays.stream(values()).map(Modality::id).collect(Collectors.joining(", "));
    }
}
