package io.countersign.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a corrective action stands. */
public enum CorrectiveActionState {
    /** The supplier has to name cause and measure. */
    OPEN,
    /** The owner has to look at it. */
    ANSWERED,
    CLOSED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
