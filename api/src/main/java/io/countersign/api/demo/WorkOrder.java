package io.countersign.api.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A maintenance work order.
 *
 * @param externalId {@code maintie-} and its place in the published file, from 0001
 * @param tokens one or more
 * @param gold what the experts settled on
 */
record WorkOrder(String externalId, List<String> tokens, Reading gold) {
    WorkOrder {
        tokens = List.copyOf(tokens);
    }

    /** The tokens with one space between them: what is labelled. */
    String text() {
        return String.join(" ", tokens);
    }

    byte[] media() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Code point at which a token begins, from 0. */
    int start(int token) {
        return tokens.subList(0, token).stream()
                        .mapToInt(word -> word.codePointCount(0, word.length()))
                        .sum()
                + token;
    }

    /** Code point behind a token. */
    int end(int token) {
        return start(token + 1) - 1;
    }
}
