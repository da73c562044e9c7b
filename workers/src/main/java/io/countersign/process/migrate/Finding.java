package io.countersign.process.migrate;

import io.countersign.problem.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an element can't go where it is mapped to, or what to know about it.
 *
 * @param tokens how many instances of the element it concerns; 0 where nothing is there
 */
public record Finding(String source, @Nullable String target, Code code, Text message, long tokens) {

    /** Those up to {@link #IMPLEMENTATION_CHANGED} keep an instance back, the others are for people to know. */
    public enum Code {
        UNKNOWN_SOURCE,
        UNKNOWN_TARGET,
        MAPPED_TWICE,
        NOT_MAPPED,
        TYPE_CHANGED,
        EVENT_CHANGED,
        SCOPE_CHANGED,
        LOOP_CHANGED,
        ATTACHMENT_CHANGED,
        IMPLEMENTATION_CHANGED,
        SETTINGS_KEPT,
        TIMER_KEPT,
        EVENT_CLOSED,
        EVENT_OPENED,
        CALLED_STAYS;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
