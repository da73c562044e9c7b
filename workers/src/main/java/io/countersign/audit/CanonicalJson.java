package io.countersign.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** RFC 8785: the one text of a JSON value, so that equal values have equal digests. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @param json an object or an array */
    public static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("not canonicalisable JSON: " + json, e);
        }
    }
}
