package io.countersign.infra.engine.parse;

import io.countersign.infra.engine.timer.DurationCalendar;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.calendar.CronTimer;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** When a timer is due, as drawn: FEEL, or ISO 8601. */
record TimerText(Kind kind, String text) {
    enum Kind {
        DATE("timeDate"),
        DURATION("timeDuration"),
        CYCLE("timeCycle");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }
    }

    static TimerText of(Element timerEventDefinition) {
        List<TimerText> texts = Arrays.stream(Kind.values())
                .filter(kind -> timerEventDefinition.element(kind.tag) != null)
                .map(kind -> new TimerText(
                        kind, timerEventDefinition.element(kind.tag).getText().strip()))
                .toList();
        return texts.size() == 1 ? texts.get(0) : new TimerText(Kind.DURATION, "");
    }

    /** What is wrong with it, or null. */
    @Nullable String problem() {
        if (text.isEmpty()) {
            return "the timer must have exactly one of date, duration and cycle";
        }
        if (text.startsWith("=")) {
            return null;
        }
        try {
            switch (kind) {
                case DATE -> ZonedDateTime.parse(text);
                case DURATION -> DurationCalendar.check(text);
                case CYCLE -> cycle(text);
            }
            return null;
        } catch (DateTimeException e) {
            return "the timer's " + kind.tag + " '" + text + "' is "
                    + (kind == Kind.CYCLE ? "neither ISO 8601 nor cron" : "not ISO 8601");
        }
    }

    /** Repetitions, optionally a start, and a period; or a cron expression of six fields. */
    private static void cycle(String text) {
        if (!text.startsWith("R")) {
            cron(text);
            return;
        }
        String[] parts = text.split("/", -1);
        if (!parts[0].matches("R\\d*") || parts.length < 2 || parts.length > 3) {
            throw new DateTimeException("no repetition");
        }
        if (parts.length == 3) {
            ZonedDateTime.parse(parts[1]);
        }
        DurationCalendar.check(parts[parts.length - 1]);
    }

    private static void cron(String text) {
        try {
            CronTimer.parse(text);
        } catch (ParseException e) {
            throw new DateTimeException("neither a cycle nor cron", e);
        }
    }
}
