package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which part of the result is wanted: by offset, or after or before a cursor. */
record Page(
        int from,
        int limit,
        @Nullable String after,
        @Nullable String before) {
    private static final int DEFAULT = 100;
    private static final int MOST = 10_000;
    private static final Set<String> PROPERTIES = Set.of("from", "limit", "after", "before");

    static Page of(JsonNode page) {
        if (page.isMissingNode() || page.isNull()) {
            return new Page(0, DEFAULT, null, null);
        }
        page.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw Problem.badRequest("Request property [page." + name + "] cannot be parsed");
            }
        });
        String after = text(page, "after");
        String before = text(page, "before");
        boolean offset = page.hasNonNull("from");
        if ((after != null ? 1 : 0) + (before != null ? 1 : 0) + (offset ? 1 : 0) > 1) {
            throw Problem.invalid("Only one of [from, after, before] is allowed.");
        }
        return new Page(
                number(page, "from", 0, Integer.MAX_VALUE, 0), number(page, "limit", 1, MOST, DEFAULT), after, before);
    }

    private static @Nullable String text(JsonNode page, String name) {
        JsonNode value = page.path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    private static int number(JsonNode page, String name, int least, int most, int otherwise) {
        JsonNode value = page.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw Problem.badRequest("Request property [page." + name + "] cannot be parsed");
        }
        if (value.intValue() < least || value.intValue() > most) {
            throw Problem.invalid("The value for page." + name + " is '" + value.intValue() + "' but must be between "
                    + least + " and " + most + ".");
        }
        return value.intValue();
    }
}
