package io.countersign.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PersonLimitsTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final String COSTLY = "/api/v1/audit/verification";

    /** The whole suite asks the limit of its one system: there it is this. */
    private static final int LIMIT = 5;

    @Test
    void hold_up_whoever_asks_too_often_and_nobody_else() {
        Caller eager = SYSTEM.person(Jobs.OWNER, "limit-eager", "auditor");
        for (int i = 0; i < LIMIT; i++) {
            eager.get(COSTLY).is(200);
        }
        Answer held = eager.get(COSTLY).isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(held.header("Retry-After"))).isBetween(1, 60 / LIMIT);
        Answer chinese = eager.with("Accept-Language", "zh-CN").get(COSTLY).isProblem(429, "too-many-requests");
        assertThat(chinese.json().get("detail").asString()).matches(".*\\p{IsHan}.*");
        eager.get("/api/v1/me").is(200);
        SYSTEM.person(Jobs.OWNER, "limit-patient", "auditor").get(COSTLY).is(200);
        assertThat(kept("limit-eager")).isEqualTo(1);
    }

    @Test
    void come_before_the_rule_of_the_endpoint() {
        Caller curious = SYSTEM.person(Jobs.OWNER, "limit-curious", "annotator");
        for (int i = 0; i < LIMIT; i++) {
            curious.get(COSTLY).is(403);
        }
        curious.get(COSTLY).is(429);
        assertThat(kept("limit-curious")).isEqualTo(1);
    }

    private static long kept(String name) {
        return SYSTEM.get(JdbcClient.class)
                .sql("""
                select count(*) from event
                where action = 'access.refused' and changed ->> 'rule' = 'rate-limit' and actor ->> 'subject' in (select subject from person where name = :name)""")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
