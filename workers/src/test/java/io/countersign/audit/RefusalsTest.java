package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person PERSON = People.person("supplier-east", "annotator-1", Role.ANNOTATOR);

    private final Refusals refusals = domain.get(Refusals.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void stand_among_the_events_of_the_job_that_they_are_about() {
        refusals.record(PERSON, new Hidden("participant", "lot", Matter.ofJob(91, "lot", 7)), "GET /api/v1/lots/7");
        assertThat(last("job:91"))
                .containsEntry("action", "access.refused")
                .containsEntry("subject_type", "lot")
                .containsEntry("subject_id", "7")
                .containsEntry("rule", "participant")
                .containsEntry("request", "GET /api/v1/lots/7")
                .containsEntry("reason", "There is no lot 7.")
                .containsEntry("who", PERSON.subject());
    }

    @Test
    void stand_among_those_of_the_persons_organisation_where_they_are_about_no_job() {
        refusals.record(PERSON, new Refused("role", "This needs one of the roles: {0}.", "auditor"), "GET /api/v1/x");
        assertThat(last("organisation:supplier-east"))
                .containsEntry("subject_type", "request")
                .containsEntry("subject_id", "GET /api/v1/x")
                .containsEntry("rule", "role");
    }

    private static Map<String, Object> last(String stream) {
        return domain.jdbc().sql("""
                select action, subject_type, subject_id, changed ->> 'rule' as rule, changed ->> 'request' as request, reason,
                       actor ->> 'subject' as who
                from event where stream = ? order by stream_seq desc limit 1""").param(stream).query().singleRow();
    }
}
