package io.countersign.api.web;

import io.countersign.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of the last row of a page, opaque to clients. */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** @throws Invalid where the text is not a cursor of so many parts */
    public static @Nullable Cursor parse(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(key.split(SEPARATOR, -1));
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException e) {
            throw new Invalid("cursor", "is not a cursor that this list gave out");
        }
        throw new Invalid("cursor", "is not a cursor that this list gave out");
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    public String part(int i) {
        return parts.get(i);
    }

    /** @throws Invalid where the part is no number: somebody made the cursor up */
    public long number(int i) {
        try {
            return Long.parseLong(parts.get(i));
        } catch (NumberFormatException e) {
            throw new Invalid("cursor", "is not a cursor that this list gave out");
        }
    }
}
