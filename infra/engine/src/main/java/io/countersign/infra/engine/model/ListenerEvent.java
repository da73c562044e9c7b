package io.countersign.infra.engine.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The transitions of a user task that listeners can stand before. A task in transition has the same state name. */
public enum ListenerEvent {
    CREATING,
    ASSIGNING,
    UPDATING,
    COMPLETING,
    CANCELING;

    /** The event of a name in the model, or null if the engine does not support it. */
    public static @Nullable ListenerEvent of(@Nullable String name) {
        for (ListenerEvent event : values()) {
            if (event.name().toLowerCase(Locale.ROOT).equals(name)) {
                return event;
            }
        }
        return null;
    }

    /** The event of a state, or null if the state is no transition. */
    public static @Nullable ListenerEvent ofState(String state) {
        for (ListenerEvent event : values()) {
            if (event.name().equals(state)) {
                return event;
            }
        }
        return null;
    }
}
