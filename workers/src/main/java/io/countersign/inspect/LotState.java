package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a lot stands. */
public enum LotState {
    /** Its packages are in work for the first time. */
    OPEN,
    /** All its packages are consolidated; a sample is drawn and inspected. */
    INSPECTION,
    ACCEPTED,
    /** Rejected; its packages are in rework. */
    RETURNED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
