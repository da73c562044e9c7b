package io.countersign.pseudonym;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final JdbcClient jdbc;

    Names(Pseudonyms pseudonyms, JdbcClient jdbc) {
        this.pseudonyms = pseudonyms;
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

        /** An event as the history gives it: with its actor, and the person whom it tells of, as the reader may see them. */
        public Map<String, Object> event(Map<String, Object> event) {
            if (!(event.get("jobId") instanceof String job)
                    || !(event.get("actor") instanceof Map<?, ?> actor)
                    || !(event.get("changed") instanceof Map<?, ?> changed)) {
                return event;
            }
            long jobId = Long.parseLong(job);
            Map<String, Object> seen = new LinkedHashMap<>(event);
            String pseudonym = pseudonym(
                    jobId,
                    String.valueOf(event.get("action")),
                    (String) actor.get("organisation"),
                    String.valueOf(actor.get("subject")));
            if (pseudonym != null) {
                Map<Object, Object> hidden = new LinkedHashMap<>(actor);
                hidden.put("subject", pseudonym);
                hidden.put("username", pseudonym);
                hidden.put("name", pseudonym);
                seen.put("actor", hidden);
            }
            if (changed.get("assignee") instanceof String assignee) {
                String whose = pseudonym(jobId, "", String.valueOf(changed.get("assigneeOrganisation")), assignee);
                if (whose != null) {
                    Map<Object, Object> hidden = new LinkedHashMap<>(changed);
                    hidden.put("assignee", whose);
                    seen.put("changed", hidden);
                }
            }
            return seen;
        }
    }
}
