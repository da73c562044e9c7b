package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an inspection stands; the last two are its decision. */
public enum InspectionState {
    DRAWN,
    INSPECTED,
    ACCEPTED,
    REJECTED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
