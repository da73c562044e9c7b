package io.countersign.release;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.function.Function;

/** Timestamps of series, written as the Numenta Anomaly Benchmark writes them. */
final class NabTimestamp {
    private static final DateTimeFormatter SERIES = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[ ]['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private NabTimestamp() {}

    /** {@code 2014-04-11 09:00:00}; a timestamp of another form, for example with a zone, stays as the series has it. */
    static String point(String original) {
        return format(original, time -> time.getNano() == 0 ? SECONDS : MICROS);
    }

    /** {@code 2014-04-10 07:15:00.000000}; a timestamp of another form stays as the series has it. */
    static String windowEnd(String original) {
        return format(original, time -> MICROS);
    }

    private static String format(String original, Function<LocalDateTime, DateTimeFormatter> form) {
        LocalDateTime time;
        try {
            time = LocalDateTime.parse(original, SERIES);
        } catch (DateTimeParseException e) {
            return original;
        }
        return time.format(form.apply(time));
    }
}
