package io.countersign.item;

import io.countersign.quality.aggregation.Micros;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/**
 * Timestamps as series files write them: ISO-8601 with {@code T} or a blank, with or without a fraction and an offset. One without
 * an offset is read as if it were UTC, so that differences count no summer time.
 */
public final class Timestamps {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private Timestamps() {}

    /** In {@link Micros}; empty where the text is no timestamp. */
    public static OptionalLong micros(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        try {
            TemporalAccessor read = FORM.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return OptionalLong.of(
                    read instanceof OffsetDateTime moment
                            ? Micros.of(moment.toInstant())
                            : Micros.of((LocalDateTime) read));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
