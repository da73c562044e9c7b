package io.countersign.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the trail keeps it.
 *
 * @param subject of the token, or the worker's or the service's name
 * @param kind {@code person}, {@code worker} or {@code service}
 * @param username of a person, as are name, organisation and roles
 */
public record Who(
        String subject,
        String kind,
        @Nullable String username,
        @Nullable String name,
        @Nullable String organisation,
        @Nullable List<String> roles) {}
