package io.countersign.story;

import io.countersign.pseudonym.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the trail keeps it.
 *
 * @param subject of the token, or the worker's or the service's name
 * @param kind {@code person}, {@code worker} or {@code service}
 * @param username of a person, as are name, organisation and roles; null of those who were erased, as is the name
 */
public record Who(
        String subject,
        String kind,
        @Nullable String username,
        @Nullable String name,
        @Nullable String organisation,
        @Nullable List<String> roles) {

    String called() {
        return username == null ? subject : username;
    }

    /** As a reader may see them. */
    Who seenBy(Names.View view, long jobId, String action) {
        String pseudonym = view.pseudonym(jobId, action, organisation, subject);
        return pseudonym == null
                ? view.known(subject)
                        .map(known -> new Who(subject, kind, known.username(), known.name(), organisation, roles))
                        .orElse(this)
                : new Who(pseudonym, kind, pseudonym, pseudonym, organisation, roles);
    }
}
