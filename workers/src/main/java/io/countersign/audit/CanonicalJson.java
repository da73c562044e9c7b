package io.countersign.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/** RFC 8785: the one text of a JSON value, so that equal values have equal digests. */
public final class CanonicalJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanonicalJson() {}

    /** @param json any JSON value */
    public static String of(String json) {
        String value = json.strip();
        return value.startsWith("{") || value.startsWith("[") ? canonical(value) : scalar(value);
    }

    /** A text as a JSON string. */
    static String text(String value) {
        if (value.chars().allMatch(CanonicalJson::standsForItself)) {
            return '"' + value + '"';
        }
        return scalar(JSON.writeValueAsString(value));
    }

    /** The library takes objects and arrays alone. */
    private static String scalar(String json) {
        String array = canonical("[" + json + "]");
        return array.substring(1, array.length() - 1);
    }

    private static String canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("not canonicalisable JSON: " + json, e);
        }
    }

    private static boolean standsForItself(int c) {
        return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate((char) c);
    }
}
