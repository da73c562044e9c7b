package io.countersign.processes;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with the Java type of its value. Values cross as JSON: text, numbers, booleans and lists of text;
 * a moment is ISO-8601 with offset and seconds, a duration ISO-8601, an enum its id.
 */
public final class Variable<T> implements Identified {

    private final String id;
    private final String shape;
    private final Function<Object, T> read;
    private final Function<T, Object> write;

    private Variable(String id, String shape, Function<Object, T> read, Function<T, Object> write) {
        this.id = id;
        this.shape = shape;
        this.read = read;
        this.write = write;
    }

    static Variable<String> text(String id) {
        return new Variable<>(id, "text", String.class::cast, value -> value);
    }

    static Variable<Boolean> flag(String id) {
        return new Variable<>(id, "true or false", Boolean.class::cast, value -> value);
    }

    static Variable<Integer> count(String id) {
        return new Variable<>(id, "a whole number", Variable::whole, value -> value);
    }

    static Variable<Double> number(String id) {
        return new Variable<>(id, "a number", value -> ((Number) value).doubleValue(), value -> value);
    }

    static Variable<List<String>> texts(String id) {
        return new Variable<>(id, "a list of text", Variable::list, List::copyOf);
    }

    static Variable<OffsetDateTime> moment(String id) {
        return new Variable<>(
                id,
                "an ISO-8601 date-time with offset",
                value -> OffsetDateTime.parse((String) value),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME::format);
    }

    static Variable<Duration> duration(String id) {
        return new Variable<>(id, "an ISO-8601 duration", value -> Duration.parse((String) value), Duration::toString);
    }

    static <E extends Enum<E> & Identified> Variable<E> oneOf(String id, Class<E> type) {
        return new Variable<>(
                id, "one of " + type.getSimpleName(), value -> Identified.of(type, (String) value), Identified::id);
    }

    @Override
    public String id() {
        return id;
    }

    /** The variable with a value, in the form in which it crosses to the engine. */
    public Map.Entry<String, @Nullable Object> is(T value) {
        return new SimpleImmutableEntry<>(id, write.apply(value));
    }

    /** The variable with no value: {@code null} in FEEL. */
    public Map.Entry<String, @Nullable Object> isUndefined() {
        return new SimpleImmutableEntry<>(id, null);
    }

    /**
     * Reads the value out of the variables of a job.
     *
     * @throws IllegalArgumentException if it is missing, null, or of another shape; the message names the variable
     */
    public T in(Map<String, ? extends @Nullable Object> variables) {
        Object value = variables.get(id);
        if (value == null) {
            throw new IllegalArgumentException("Variable " + id + " is missing");
        }
        try {
            return read.apply(value);
        } catch (RuntimeException wrongShape) {
            throw new IllegalArgumentException("Variable %s is not %s: %s".formatted(id, shape, value), wrongShape);
        }
    }

    /** Gathers variables, in order, for a command to the engine. */
    @SafeVarargs
    public static Map<String, @Nullable Object> map(Map.Entry<String, @Nullable Object>... entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
        return id;
    }

    private static Integer whole(Object value) {
        Number number = (Number) value;
        int whole = number.intValue();
        if (whole != number.doubleValue()) {
            throw new ArithmeticException("not a whole number of 32 bits");
        }
        return whole;
    }

    private static List<String> list(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }
}
