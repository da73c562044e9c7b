package io.countersign.infra.engine.feel;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FEEL results as the JSON types that variables have: dates, times and durations become ISO-8601 strings. */
final class FeelValues {
    private FeelValues() {}

    static @Nullable Object toJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), toJson(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(entry -> copy.add(toJson(entry)));
            return copy;
        }
        if (value instanceof camundajar.impl.scala.math.BigDecimal number) {
            return number(number.bigDecimal());
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof Long number) {
            return whole(number);
        }
        if (value instanceof ZonedDateTime time) {
            return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }
        if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
            return value.toString();
        }
        return value;
    }

    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number) {
            return "NUMBER";
        }
        if (value instanceof Boolean) {
            return "BOOLEAN";
        }
        if (value instanceof List) {
            return "ARRAY";
        }
        return value instanceof Map ? "OBJECT" : "STRING";
    }

    private static Number number(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() > 0 || plain.precision() - plain.scale() > 18) {
            return plain.doubleValue();
        }
        return whole(plain.longValueExact());
    }

    /** As Jackson reads it: an Integer if it fits. */
    private static Number whole(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }
}
