package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How grave a defect is (MIL-STD-105E, 3.10). A defect of any class makes its item nonconforming. */
public enum DefectClass {
    CRITICAL,
    MAJOR,
    MINOR;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static DefectClass of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a defect is critical, major or minor, not '" + id + "'"));
    }
}
