package io.countersign.pseudonym;

import io.countersign.identity.Actor;
import io.countersign.person.Known;
import io.countersign.person.People;
import io.countersign.processes.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a person sees by name: people of the own organisation, and those who signed a release, since a signature is given by name. An
 * auditor of the job's owner sees all names where the job's policy says so. Everybody else goes by a pseudonym.
 */
@Component
public class Names {
    private static final Set<String> SIGNATURES = Set.of("release.signed", "release.countersigned", "release.refused");

    private final Pseudonyms pseudonyms;
    private final People people;
    private final JdbcClient jdbc;

    Names(Pseudonyms pseudonyms, People people, JdbcClient jdbc) {
        this.pseudonyms = pseudonyms;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** Whether the person may see the names of all who work on a job. */
    public boolean areOpen(Actor.Person reader, long jobId) {
        return reader.has(Role.AUDITOR)
                && jdbc.sql("""
                        select exists (select 1 from job where id = :job and owner = :organisation
                                                          and cast(policy ->> 'auditorsSeeNames' as boolean))""")
                        .param("job", jobId)
                        .param("organisation", reader.organisation())
                        .query(Boolean.class)
                        .single();
    }

    /** For many events, one after the other. */
    public View seenBy(Actor.Person reader) {
        return new View(reader);
    }

    public final class View {
        private final Actor.Person reader;
        private final Map<Long, Boolean> open = new HashMap<>();
        private final Map<String, Optional<Known>> known = new HashMap<>();

        private View(Actor.Person reader) {
            this.reader = reader;
        }

        /**
         * What somebody is called; null where the reader may see the name.
         *
         * @param organisation of a person, null of workers and services
         */
        public @Nullable String pseudonym(long jobId, String action, @Nullable String organisation, String subject) {
            boolean named = organisation == null
                    || organisation.equals(reader.organisation())
                    || SIGNATURES.contains(action)
                    || open.computeIfAbsent(jobId, id -> areOpen(reader, id));
            return named ? null : pseudonyms.of(jobId, subject);
        }

        /** Whose a subject is, for somebody who may see the name. Empty of workers and services. */
        public Optional<Known> known(String subject) {
            return known.computeIfAbsent(subject, people::find);
        }

        /** What to call somebody: a pseudonym, else the username, else, of those who were erased, the subject. */
        public String called(long jobId, @Nullable String organisation, String subject) {
            String pseudonym = pseudonym(jobId, "", organisation, subject);
            return pseudonym == null ? username(subject) : pseudonym;
        }

        private String username(String subject) {
            return known(subject).map(Known::username).orElse(subject);
        }

        /** An event as the history gives it: with its actor, and the person whom it tells of, as the reader may see them. */
        public Map<String, Object> event(Map<String, Object> event) {
            if (!(event.get("actor") instanceof Map<?, ?> actor)
                    || !(event.get("changed") instanceof Map<?, ?> changed)) {
                return event;
            }
            @Nullable Long jobId = event.get("jobId") instanceof String job ? Long.valueOf(job) : null;
            Map<String, Object> seen = new LinkedHashMap<>(event);
            seen.put("actor", actor(jobId, String.valueOf(event.get("action")), actor));
            if (changed.get("assignee") instanceof String assignee) {
                Map<Object, Object> told = new LinkedHashMap<>(changed);
                told.put(
                        "assignee",
                        jobId == null
                                ? username(assignee)
                                : called(jobId, String.valueOf(changed.get("assigneeOrganisation")), assignee));
                seen.put("changed", told);
            }
            return seen;
        }

        private Map<?, ?> actor(@Nullable Long jobId, String action, Map<?, ?> actor) {
            String subject = String.valueOf(actor.get("subject"));
            Map<Object, Object> seen = new LinkedHashMap<>(actor);
            // Outside of jobs the streams are those of the reader's own organisation.
            String pseudonym =
                    jobId == null ? null : pseudonym(jobId, action, (String) actor.get("organisation"), subject);
            if (pseudonym == null) {
                known(subject).ifPresent(person -> put(seen, person));
            } else {
                seen.put("subject", pseudonym);
                seen.put("username", pseudonym);
                seen.put("name", pseudonym);
            }
            return seen;
        }

        private static void put(Map<Object, Object> actor, Known person) {
            if (person.erased()) {
                actor.put("erased", true);
            } else {
                actor.put("username", person.username());
                actor.put("name", person.name());
            }
        }
    }
}
