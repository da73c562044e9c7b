package io.countersign.infra.local;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One step of one part while the stack starts or stops.
 *
 * @param elapsed since the part began to start or to stop
 * @param address where the part is or will be reached; for a replaced process its pid, for one that ended its exit
 *     code
 */
public record Progress(PartName part, State state, Duration elapsed, String address) {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What happened. */
    public enum State {
        STARTING,
        /** An earlier process on the same data, left by a crash, was ended. */
        REPLACED,
        READY,
        /** Runs elsewhere and answers. */
        FOUND,
        /** Its process ended by itself, and it is started again. */
        ENDED,
        STOPPED
    }

    /** A line for the console: "PostgreSQL      ready in 2.1 s   127.0.0.1:15432". Chinese or English. */
    public String line(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(Progress.class.getName(), locale, NO_FALLBACK);
        String seconds = String.format(Locale.ROOT, "%.1f", elapsed.toMillis() / 1000.0);
        String what = MessageFormat.format(texts.getString(state.name()), seconds);
        return String.format(Locale.ROOT, "%-15s %-18s %s", part.label(), what, address)
                .stripTrailing();
    }
}
