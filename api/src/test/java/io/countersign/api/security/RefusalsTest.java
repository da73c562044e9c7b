package io.countersign.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refusals to people are kept; those to nobody are counted. */
class RefusalsTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person(Jobs.OWNER, "refusal-owner", "job-owner");

    @Test
    void for_lack_of_a_role_stand_among_the_events_of_the_persons_organisation() {
        SYSTEM.person(Jobs.ANNOTATES, "refused-by-role", "annotator")
                .post("/api/v1/jobs", Map.of())
                .isProblem(403, "refused");
        assertThat(kept("refused-by-role"))
                .containsExactly(Map.of(
                        "stream", "organisation:" + Jobs.ANNOTATES,
                        "rule", "role",
                        "subject", "request POST /api/v1/jobs",
                        "request", "POST /api/v1/jobs"));
    }

    @Test
    void for_lack_of_a_part_in_a_job_stand_among_its_events() {
        String job = Jobs.newDraft(OWNER);
        SYSTEM.person(Jobs.STRANGER, "refused-by-relation", "auditor")
                .get("/api/v1/jobs/" + job)
                .isProblem(404, "not-found");
        assertThat(kept("refused-by-relation"))
                .containsExactly(Map.of(
                        "stream", "job:" + job,
                        "rule", "participant",
                        "subject", "job " + job,
                        "request", "GET /api/v1/jobs/" + job));
    }

    @Test
    void are_the_same_to_the_eye_whether_a_thing_is_hidden_or_not_there() {
        String hidden = Jobs.newDraft(OWNER);
        Caller stranger = SYSTEM.person(Jobs.STRANGER, "refused-curious", "auditor");
        String known = stranger.get("/api/v1/jobs/" + hidden).is(404).text();
        String unknown = stranger.get("/api/v1/jobs/999999999").is(404).text();
        assertThat(known.replaceAll("\\b" + hidden + "\\b", "N")).isEqualTo(unknown.replace("999999999", "N"));
        assertThat(kept("refused-curious")).hasSize(1);
    }

    @Test
    void beyond_twenty_in_a_minute_are_told_by_their_number() {
        KeptRefusals refusals = SYSTEM.get(KeptRefusals.class);
        refusals.tellOfMany();
        Caller persistent = SYSTEM.person(Jobs.ANNOTATES, "refused-persistent", "annotator");
        for (int i = 0; i < KeptRefusals.MOST_A_MINUTE + 7; i++) {
            persistent.get("/api/v1/members/" + i).isProblem(403, "refused");
        }
        assertThat(kept("refused-persistent")).hasSize(KeptRefusals.MOST_A_MINUTE);
        refusals.tellOfMany();
        refusals.tellOfMany();
        assertThat(kept("refused-persistent")).hasSize(KeptRefusals.MOST_A_MINUTE + 1);
        assertThat(SYSTEM.get(JdbcClient.class).sql("""
                                select changed ->> 'count' from event
                                where action = 'access.refused' and actor ->> 'subject' like '%refused-persistent'
                                order by seq desc limit 1""").query(String.class).single())
                .isEqualTo("7");
    }

    @Test
    void of_whoever_has_no_token_are_counted_and_leave_no_event() {
        double before = counted("none");
        long events = events();
        SYSTEM.nobody().get("/api/v1/jobs").is(401);
        assertThat(counted("none")).isEqualTo(before + 1);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void of_tokens_that_are_not_valid_are_counted_apart() {
        double before = counted("invalid");
        SYSTEM.caller(SYSTEM.tokens().expired(Jobs.OWNER, "late", "job-owner"))
                .get("/api/v1/jobs")
                .is(401);
        assertThat(counted("invalid")).isEqualTo(before + 1);
    }

    @Test
    void of_tokens_that_name_no_organisation_are_told_and_leave_no_event() {
        long events = events();
        String token = SYSTEM.tokens()
                .with(claims -> claims.claim("organization", List.of()), Jobs.OWNER, "loner", "job-owner");
        assertThat(SYSTEM.caller(token)
                        .get("/api/v1/jobs")
                        .isProblem(403, "refused")
                        .json()
                        .get("rule")
                        .asString())
                .isEqualTo("organisation");
        assertThat(events()).isEqualTo(events);
    }

    private static List<Map<String, Object>> kept(String name) {
        return SYSTEM.get(JdbcClient.class).sql("""
                select stream, changed ->> 'rule' as rule, subject_type || ' ' || subject_id as subject,
                       changed ->> 'request' as request
                from event where action = 'access.refused' and actor ->> 'subject' like '%' || :name order by seq""").param("name", name).query().listOfRows();
    }

    private static long events() {
        return SYSTEM.get(JdbcClient.class)
                .sql("select count(*) from event where action = 'access.refused'")
                .query(Long.class)
                .single();
    }

    private static double counted(String token) {
        Counter counter = SYSTEM.get(MeterRegistry.class)
                .find(Strangers.COUNTER)
                .tag("token", token)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
