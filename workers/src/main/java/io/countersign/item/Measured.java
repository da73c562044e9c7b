package io.countersign.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about content by reading it once.
 *
 * @param contentType as sniffed
 * @param measures by name: of an image {@code width}, {@code height}; of a series {@code rows}, {@code seconds}, {@code start},
 *     {@code stepSeconds}, {@code gapShare}, {@code channels}; of a text {@code codePoints}; of any
 *     text {@code table} with {@code rows} and {@code columns}; {@code unreadable} says why nothing else was found
 * @param perceptualHash of an image
 */
record Measured(
        String contentType,
        Map<String, Object> measures,
        @Nullable Long perceptualHash) {}
