package io.countersign.person;

import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who acted here.
 *
 * @param subject of their tokens, which stands in the trail
 * @param organisation that they acted for last
 * @param username null of those who were erased, as is the name
 */
public record Known(
        String subject,
        String organisation,
        @Nullable String username,
        @Nullable String name,
        boolean erased) {}
