package io.countersign.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.testing.Answer;
import io.countersign.api.testing.Caller;
import io.countersign.api.testing.TestSystem;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request, the answer is a problem of a stable type in the caller's language. */
class ProblemsTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final Caller OWNER = SYSTEM.person("meridian", "problem-owner", "job-owner");

    private static final Caller NOBODY = SYSTEM.nobody();
    private static final String JOBS = "/api/v1/jobs";
    private static final String JSON = "application/json";
    private static final String LONG = "{\"name\": \"" + "x".repeat(1_100_000) + "\"}";

    record Case(String name, int status, String type, Caller caller, Function<Caller, Answer> request) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case(
                        "an unknown path of the API", 404, "no-such-address", OWNER, api -> api.get("/api/v1/nothing")),
                new Case("an unknown path elsewhere", 404, "no-such-address", OWNER, api -> api.get("/nothing")),
                new Case("the path of errors itself", 404, "no-such-address", OWNER, api -> api.get("/error")),
                new Case("a path that nobody may see", 404, "no-such-address", NOBODY, api -> api.get("/actuator/env")),
                new Case("an unknown thing", 404, "not-found", OWNER, api -> api.get("/api/v1/jobs/999999999")),
                new Case("no token", 401, "unauthenticated", NOBODY, api -> api.get("/api/v1/jobs")),
                new Case(
                        "no token of ours", 401, "unauthenticated", SYSTEM.caller("x"), api -> api.get("/api/v1/jobs")),
                new Case(
                        "a role that may not",
                        403,
                        "refused",
                        SYSTEM.person("meridian", "problem-reader", "annotator"),
                        api -> api.post("/api/v1/jobs", Map.of())),
                new Case(
                        "a wrong method",
                        405,
                        "method-not-allowed",
                        OWNER,
                        api -> api.send("DELETE", "/api/v1/jobs", null, null)),
                new Case(
                        "a type that is not given",
                        406,
                        "not-acceptable",
                        OWNER,
                        api -> api.with("Accept", "text/html").get("/api/v1/jobs")),
                new Case(
                        "a type that is not taken",
                        415,
                        "unsupported-media-type",
                        OWNER,
                        api -> api.post("/api/v1/jobs", "application/yaml", "name: x")),
                new Case(
                        "a path with a slash in disguise",
                        400,
                        "unreadable",
                        OWNER,
                        api -> api.get("/api/v1/jobs/..%2f1")),
                new Case("a path with a double slash", 400, "unreadable", OWNER, api -> api.get("/api/v1/jobs//1")),
                new Case(
                        "a body that is no JSON", 400, "unreadable", OWNER, api -> api.post(JOBS, JSON, "{\"name\": ")),
                new Case("no body", 400, "unreadable", OWNER, api -> api.post(JOBS, JSON, "")),
                new Case("a body that is null", 400, "unreadable", OWNER, api -> api.post(JOBS, JSON, "null")),
                new Case("a body of another kind", 400, "unreadable", OWNER, api -> api.post(JOBS, JSON, "[]")),
                new Case("an unknown property", 400, "unreadable", OWNER, api -> api.post(JOBS, JSON, "{\"nam\": 1}")),
                new Case(
                        "a property twice",
                        400,
                        "unreadable",
                        OWNER,
                        api -> api.post(JOBS, JSON, "{\"name\": \"x\", \"name\": \"y\"}")),
                new Case(
                        "a property of another kind",
                        400,
                        "unreadable",
                        OWNER,
                        api -> api.post(JOBS, JSON, "{\"deadline\": \"soon\"}")),
                new Case("missing properties", 400, "invalid", OWNER, api -> api.post(JOBS, JSON, "{}")),
                new Case(
                        "a path variable of another kind", 400, "invalid", OWNER, api -> api.get("/api/v1/jobs/first")),
                new Case(
                        "a parameter of another kind",
                        400,
                        "invalid",
                        OWNER,
                        api -> api.get("/api/v1/jobs?limit=many")),
                new Case("a parameter out of its range", 400, "invalid", OWNER, api -> api.get("/api/v1/jobs?limit=0")),
                new Case(
                        "a parameter that is no such word",
                        400,
                        "invalid",
                        OWNER,
                        api -> api.get("/api/v1/tasks/mine?kind=rest")),
                new Case(
                        "a cursor that somebody made up",
                        400,
                        "invalid",
                        OWNER,
                        api -> api.get("/api/v1/jobs?cursor=12345.")),
                new Case(
                        "a cursor of another list",
                        400,
                        "invalid",
                        OWNER,
                        api -> api.get("/api/v1/tasks/mine?cursor=MTIz")),
                new Case("too much JSON", 413, "too-large", OWNER, api -> api.post(JOBS, JSON, LONG)),
                new Case(
                        "too much JSON of unknown length",
                        413,
                        "too-large",
                        OWNER,
                        api -> api.stream("POST", JOBS, JSON, unannounced(LONG))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_answered_in_english(Case given) {
        Answer answer = given.request().apply(given.caller()).isProblem(given.status(), given.type());
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.json().get("title").asString()).matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_answered_in_chinese(Case given) {
        Caller chinese = given.caller().with("Accept-Language", "zh-CN, en;q=0.5");
        Answer answer = given.request().apply(chinese).isProblem(given.status(), given.type());
        assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(answer.json().get("title").asString()).matches(".*\\p{IsHan}.*");
        assertThat(answer.json().get("detail").asString()).matches(".*\\p{IsHan}.*");
    }

    @Nested
    class the_language {
        @Test
        void is_english_for_those_whose_own_is_not_spoken() {
            Answer answer = OWNER.with("Accept-Language", "fr").get("/api/v1/jobs?limit=0");
            assertThat(answer.header("Content-Language")).isEqualTo("en");
        }

        @Test
        void is_chinese_for_any_chinese() {
            Answer answer = OWNER.with("Accept-Language", "zh-Hans-SG").get("/api/v1/jobs?limit=0");
            assertThat(answer.messageOf("limit")).isEqualTo("须为 1 至 200");
        }

        @Test
        void is_that_of_the_validator_too() {
            Answer answer = SYSTEM.person("meridian", "problem-signatory", "signatory")
                    .with("Accept-Language", "zh-CN")
                    .post("/api/v1/tasks/1/signature", Map.of());
            assertThat(answer.isProblem(400, "invalid").messageOf("decision")).isEqualTo("不能为null");
        }
    }

    @Nested
    class a_field_is_named {
        @Test
        void by_its_path_in_what_was_sent() {
            Answer answer =
                    OWNER.post(JOBS, JSON, "{\"participants\": [{}, {\"organisation\": \"x\", \"annotates\": 7}]}");
            assertThat(answer.fields()).containsExactly("participants[0].annotates");
        }

        @Test
        void with_the_words_that_there_are() {
            Answer answer = OWNER.post(JOBS, JSON, JOB_WITH_POLICY.formatted("{\"review\": \"nobody\"}"));
            assertThat(answer.isProblem(400, "invalid").messageOf("policy.review"))
                    .isEqualTo("is 'nobody', not one of: none, same-organisation, other-organisation");
        }

        @Test
        void where_the_policy_has_no_such_field() {
            Answer answer = OWNER.post(JOBS, JSON, JOB_WITH_POLICY.formatted("{\"overlaps\": 2}"));
            assertThat(answer.isProblem(400, "invalid").messageOf("policy.overlaps"))
                    .isEqualTo("is not known here");
        }
    }

    @Test
    void methods_that_are_taken_are_named_in_a_header() {
        assertThat(OWNER.send("DELETE", JOBS, null, null).header("Allow"))
                .contains("GET")
                .contains("POST");
    }

    @Test
    void whoever_has_no_token_is_told_to_bring_one() {
        assertThat(NOBODY.get(JOBS).header("WWW-Authenticate")).startsWith("Bearer");
    }

    private static final String JOB_WITH_POLICY = """
            {"name": "x", "schemaId": "1", "deadline": "2099-01-01T00:00:00Z", "participants": [], "policy": %s}""";

    private static HttpRequest.BodyPublisher unannounced(String body) {
        return HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body));
    }
}
